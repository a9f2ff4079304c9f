const SPACE = /^[ \t\n\v\f\r]$/;

/** Natural order of two binary strings: numbers within text compare by value, white space is skipped. */
export function naturalCompare(a: string, b: string, ignoreCase: boolean): -1 | 0 | 1 {
  const x = new Cursor(a);
  const y = new Cursor(b);
  if (a === '' || b === '') return a === b ? 0 : a === '' ? -1 : 1;
  x.skipLeadingZeros();
  y.skipLeadingZeros();
  for (;;) {
    x.skipSpace();
    y.skipSpace();
    if (x.onDigit() && y.onDigit()) {
      const order = x.onZero() || y.onZero() ? compareFractions(x, y) : compareNumbers(x, y);
      if (order !== 0) return order;
      if (x.atEnd() && y.atEnd()) return 0;
      if (x.atEnd() || y.atEnd()) return x.atEnd() ? -1 : 1;
    }
    const order = compareCharacters(x.character(ignoreCase), y.character(ignoreCase));
    if (order !== 0) return order;
    x.at++;
    y.at++;
    if (x.atEnd() || y.atEnd()) return x.atEnd() ? (y.atEnd() ? 0 : -1) : 1;
  }
}

class Cursor {
  at = 0;
  constructor(readonly text: string) {}

  atEnd(): boolean {
    return this.at >= this.text.length;
  }
  onDigit(offset = 0): boolean {
    const code = this.text.charCodeAt(this.at + offset);
    return code >= 48 && code <= 57;
  }
  onZero(): boolean {
    return this.text.charAt(this.at) === '0';
  }
  skipLeadingZeros(): void {
    while (this.onZero() && this.onDigit(1)) this.at++;
  }
  skipSpace(): void {
    while (SPACE.test(this.text.charAt(this.at))) this.at++;
  }
  character(ignoreCase: boolean): string {
    const character = this.text.charAt(this.at);
    return ignoreCase && character <= 'z' ? character.toUpperCase() : character;
  }
}

function compareCharacters(a: string, b: string): -1 | 0 | 1 {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** Runs of digits compare by length, then by their first difference. */
function compareNumbers(x: Cursor, y: Cursor): -1 | 0 | 1 {
  let bias: -1 | 0 | 1 = 0;
  for (; ; x.at++, y.at++) {
    const xDigit = x.onDigit();
    const yDigit = y.onDigit();
    if (!xDigit && !yDigit) return bias;
    if (!xDigit) return -1;
    if (!yDigit) return 1;
    if (bias === 0) bias = compareCharacters(x.character(false), y.character(false));
  }
}

/** Runs that begin with a zero compare digit by digit, as fractions do. */
function compareFractions(x: Cursor, y: Cursor): -1 | 0 | 1 {
  for (; ; x.at++, y.at++) {
    const xDigit = x.onDigit();
    const yDigit = y.onDigit();
    if (!xDigit && !yDigit) return 0;
    if (!xDigit) return -1;
    if (!yDigit) return 1;
    const order = compareCharacters(x.character(false), y.character(false));
    if (order !== 0) return order;
  }
}
