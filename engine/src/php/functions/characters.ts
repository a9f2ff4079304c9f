/** PHP's trim characters, and what `characters` arguments may hold: ranges written `a..z`. */
export const WHITESPACE = ' \n\r\t\v\0';

/** The bytes that a character mask stands for (`trim`, `ucwords`, `addcslashes`, ...): `a..f` is a range. */
export function characterMask(mask: string): ReadonlySet<string> {
  const characters = new Set<string>();
  for (let i = 0; i < mask.length; i++) {
    const from = mask.charCodeAt(i);
    const to = mask.charCodeAt(i + 3);
    if (mask.slice(i + 1, i + 3) === '..' && to >= from) {
      for (let code = from; code <= to; code++) characters.add(String.fromCharCode(code));
      i += 3;
    } else characters.add(mask.charAt(i));
  }
  return characters;
}

/** Lower case of A to Z only, as PHP 8 does whatever the locale. */
export function lowerAscii(text: string): string {
  return text.replace(/[A-Z]+/g, (letters) => letters.toLowerCase());
}

/** Upper case of a to z only. */
export function upperAscii(text: string): string {
  return text.replace(/[a-z]+/g, (letters) => letters.toUpperCase());
}
