/** A PCRE pattern taken apart: what stands between the delimiters, and the modifiers. */
export interface DelimitedPattern {
  readonly body: string;
  readonly modifiers: string;
}

/** Why a pattern is none; PHP warns with this text, and the function returns FALSE or NULL. */
export class PatternProblem extends Error {}

const PAIRS: Readonly<Record<string, string>> = { '(': ')', '[': ']', '{': '}', '<': '>' };
const MODIFIERS = /^[imsxADSUXJun\r\n ]*$/;

/**
 * Splits `/body/modifiers`.
 * @throws PatternProblem with PHP's text
 */
export function splitPattern(pattern: string): DelimitedPattern {
  const text = pattern.replace(/^\s+/, '');
  if (text === '') throw new PatternProblem('Empty regular expression');
  const open = text.charAt(0);
  if (/[A-Za-z0-9\\]/.test(open)) throw new PatternProblem('Delimiter must not be alphanumeric or backslash');
  const close = PAIRS[open];
  const end = close === undefined ? findEnd(text, open) : findPairedEnd(text, open, close);
  if (end < 0)
    throw new PatternProblem(
      close === undefined ? `No ending delimiter '${open}' found` : `No ending matching delimiter '${close}' found`,
    );
  const modifiers = text.slice(end + 1);
  const unknown = [...modifiers].find((modifier) => !MODIFIERS.test(modifier));
  if (unknown !== undefined) throw new PatternProblem(`Unknown modifier '${unknown}'`);
  return { body: text.slice(1, end), modifiers };
}

function findEnd(text: string, delimiter: string): number {
  for (let i = 1; i < text.length; i++) {
    if (text.charAt(i) === '\\') i += 1;
    else if (text.charAt(i) === delimiter) return i;
  }
  return -1;
}

function findPairedEnd(text: string, open: string, close: string): number {
  let depth = 1;
  for (let i = 1; i < text.length; i++) {
    const character = text.charAt(i);
    if (character === '\\') i += 1;
    else if (character === close && --depth === 0) return i;
    else if (character === open) depth += 1;
  }
  return -1;
}
