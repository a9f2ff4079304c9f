/** Case folding for comparisons that ignore case, as PHP's `MB_CASE_FOLD`. */
export function caseFold(text: string): string {
  return text.toUpperCase().toLowerCase();
}

/** Words begin with a capital, the rest is lower case; letters, marks, digits and apostrophes within words belong to them. */
export function titleCase(text: string): string {
  return text.toLowerCase().replace(/\p{Cased}[\p{Cased}\p{Case_Ignorable}]*/gu, (word) => {
    const [first = '', ...rest] = word;
    return capital(first) + rest.join('');
  });
}

/** Digraphs have a title form of their own (U+01C5), which upper-casing and lower-casing reach for the rest of the alphabet. */
function capital(letter: string): string {
  const upper = letter.toUpperCase();
  const title = { '\u01c6': '\u01c5', '\u01c9': '\u01c8', '\u01cc': '\u01cb', '\u01f3': '\u01f2' }[letter];
  if (title !== undefined) return title;
  const [head = '', ...rest] = upper;
  return head + rest.join('').toLowerCase();
}
