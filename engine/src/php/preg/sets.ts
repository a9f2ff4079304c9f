/**
 * Sets of characters as class contents (what stands between the brackets of a JavaScript `v` class). Patterns with `/u`
 * use Unicode properties, as PHP compiles them with PCRE2_UCP; others see bytes and know ASCII only.
 */
export interface Sets {
  readonly digit: string;
  readonly word: string;
  readonly space: string;
}

export const ASCII_SETS: Sets = { digit: '0-9', word: 'A-Za-z0-9_', space: ' \\t\\n\\v\\f\\r' };

export const UNICODE_SETS: Sets = {
  digit: '\\p{Nd}',
  word: '\\p{L}\\p{N}_',
  space: '\\p{Z}\\t\\n\\v\\f\\r\\x85',
};

/** `\h` and `\v`, the same in both kinds of pattern but for what a byte can hold. */
export const HORIZONTAL = ' \\t\\xa0\\u1680\\u180e\\u2000-\\u200a\\u202f\\u205f\\u3000';
export const VERTICAL = '\\n\\v\\f\\r\\x85\\u2028\\u2029';

const POSIX_ASCII: Readonly<Record<string, string>> = {
  alpha: 'A-Za-z',
  digit: '0-9',
  alnum: 'A-Za-z0-9',
  upper: 'A-Z',
  lower: 'a-z',
  space: ASCII_SETS.space,
  blank: ' \\t',
  punct: '\\x21-\\x2f\\x3a-\\x40\\x5b-\\x60\\x7b-\\x7e',
  cntrl: '\\x00-\\x1f\\x7f',
  graph: '\\x21-\\x7e',
  print: '\\x20-\\x7e',
  xdigit: '0-9A-Fa-f',
  word: ASCII_SETS.word,
  ascii: '\\x00-\\x7f',
};

const POSIX_UNICODE: Readonly<Record<string, string>> = {
  ...POSIX_ASCII,
  alpha: '\\p{L}',
  digit: '\\p{Nd}',
  alnum: '\\p{L}\\p{N}',
  upper: '\\p{Lu}',
  lower: '\\p{Ll}',
  space: UNICODE_SETS.space,
  blank: HORIZONTAL,
  punct: '\\p{P}\\x24\\x2b\\x3c\\x3d\\x3e\\x5e\\x60\\x7c\\x7e',
  cntrl: '\\p{Cc}',
  graph: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cf}',
  print: '\\p{L}\\p{M}\\p{N}\\p{P}\\p{S}\\p{Cf}\\p{Zs}',
  word: UNICODE_SETS.word,
};

/** The members of `[:name:]`, `undefined` for an unknown name. */
export function posixSet(name: string, unicode: boolean): string | undefined {
  const table = unicode ? POSIX_UNICODE : POSIX_ASCII;
  return Object.hasOwn(table, name) ? table[name] : undefined;
}

const CATEGORY = /^(?:C[cfnos]?|L[lmotu]?|M[cen]?|N[dlo]?|P[cdefios]?|S[ckmo]?|Z[lps]?)$/;
const SPECIAL: Readonly<Record<string, string>> = {
  Any: '\\p{Any}',
  'L&': '\\p{Lu}\\p{Ll}\\p{Lt}',
  Xan: '\\p{L}\\p{N}',
  Xwd: '\\p{L}\\p{N}_',
  Xsp: UNICODE_SETS.space,
  Xps: UNICODE_SETS.space,
};

/** The members of `\p{name}`, `undefined` for a name that JavaScript does not know either. */
export function propertySet(name: string): string | undefined {
  if (Object.hasOwn(SPECIAL, name)) return SPECIAL[name];
  if (CATEGORY.test(name)) return `\\p{${name}}`;
  const script = `\\p{Script=${name}}`;
  try {
    new RegExp(script, 'v');
    return script;
  } catch {
    return undefined;
  }
}
