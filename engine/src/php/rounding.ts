/** PHP_ROUND_HALF_UP, _DOWN, _EVEN, _ODD. */
export const HALF_UP = 1;
const HALF_DOWN = 2;
const HALF_EVEN = 3;

/** Decimal digits that a double holds for certain: PHP rounds to these first, so that 1.955 is a tie as it is written. */
const RELIABLE_DIGITS = 15;

/** PHP 8.2's `round()` of a double to so many decimals (negative: tens, hundreds, ...). */
export function roundTo(value: number, places: number, mode: number = HALF_UP): number {
  if (!Number.isFinite(value) || value === 0) return value;
  const [digits, exponent] = decimalOf(Math.abs(value));
  // The digits that are kept: those before the decimal point plus the wanted decimals.
  const kept = exponent + 1 + places;
  if (kept > RELIABLE_DIGITS) return value;
  if (kept < 0) return value < 0 ? -0 : 0;
  const head = kept === 0 ? '0' : digits.slice(0, kept);
  const integer = BigInt(head) + (roundsUp(head, digits.slice(kept), mode) ? 1n : 0n);
  const rounded = Number(`${integer}e${-places}`);
  return value < 0 ? -rounded : rounded;
}

function decimalOf(value: number): readonly [string, number] {
  const text = value.toExponential(RELIABLE_DIGITS - 1);
  const at = text.indexOf('e');
  return [text.slice(0, at).replace('.', ''), Number(text.slice(at + 1))];
}

function roundsUp(head: string, tail: string, mode: number): boolean {
  const first = tail.charCodeAt(0) - 48;
  if (!/^50*$/.test(tail)) return first >= 5;
  if (mode === HALF_UP) return true;
  if (mode === HALF_DOWN) return false;
  const odd = Number(head.at(-1)) % 2 === 1;
  return mode === HALF_EVEN ? odd : !odd;
}

/** A finite double with so many decimals, rounded as `number_format` does: half away from zero, as it is written. */
export function fixed(value: number, decimals: number): string {
  return toDecimals(roundTo(value, decimals), decimals);
}

/** A finite double with so many decimals, rounded as `%.Nf` does: exact ties go to the even digit. */
export function toDecimals(value: number, decimals: number): string {
  const positive = Math.abs(value);
  const sign = value < 0 ? '-' : '';
  if (positive >= 1e21) return `${sign}${BigInt(positive)}${decimals > 0 ? `.${'0'.repeat(decimals)}` : ''}`;
  // JavaScript rounds exact ties up; the digits beyond tell whether it was one.
  const places = Math.min(decimals, 75);
  const rounded = positive.toFixed(places);
  const exact = positive.toFixed(places + 25);
  const kept = exact.slice(0, exact.length - 25).replace(/\.$/, '');
  const tie = /^50*$/.test(exact.slice(-25)) && Number(kept.at(-1)) % 2 === 0;
  return sign + (tie ? kept : rounded);
}
