/**
 * The fields of one CSV record as PHP's `str_getcsv` reads it, on binary strings: an enclosure may begin after white
 * space, a doubled one stands for itself, the escape character keeps the next enclosure (and stays), and what follows a
 * closing enclosure is kept.
 */
export function parseCsvLine(
  line: string,
  separator: string,
  enclosure: string,
  escapeCharacter: string,
): readonly string[] {
  const text = line.replace(/(?:\r\n|\n|\r)$/, '');
  const fields: string[] = [];
  let at = 0;
  for (;;) {
    const start = skipSpace(text, at, separator);
    const [field, next] =
      text.charAt(start) === enclosure
        ? quoted(text, start + 1, { separator, enclosure, escapeCharacter })
        : plain(text, at, separator);
    fields.push(field);
    if (next >= text.length) return fields;
    at = next + 1;
    if (at === text.length) return [...fields, ''];
  }
}

interface Dialect {
  readonly separator: string;
  readonly enclosure: string;
  readonly escapeCharacter: string;
}

function skipSpace(text: string, from: number, separator: string): number {
  let at = from;
  while (at < text.length && /[ \t\v\f\r\n]/.test(text.charAt(at)) && text.charAt(at) !== separator) at++;
  return at;
}

function plain(text: string, from: number, separator: string): readonly [string, number] {
  const end = text.indexOf(separator, from);
  return end < 0 ? [text.slice(from), text.length] : [text.slice(from, end), end];
}

function quoted(text: string, from: number, dialect: Dialect): readonly [string, number] {
  const { enclosure, escapeCharacter, separator } = dialect;
  let field = '';
  for (let at = from; at < text.length; at++) {
    const character = text.charAt(at);
    if (
      escapeCharacter !== '' &&
      escapeCharacter !== enclosure &&
      character === escapeCharacter &&
      at + 1 < text.length
    ) {
      field += character + text.charAt(++at);
    } else if (character !== enclosure) field += character;
    else if (text.charAt(at + 1) === enclosure) field += text.charAt(++at);
    else {
      const [rest, next] = plain(text, at + 1, separator);
      return [field + rest, next];
    }
  }
  return [field, text.length];
}
