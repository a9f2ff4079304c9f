import { PhpFloat, type Value } from '../../php/value.ts';

const TIMESTAMP =
  /^(\d{4})-(\d\d?)-(\d\d?)(?:(?:[Tt]|[ \t]+)(\d\d?):(\d\d):(\d\d)(?:\.(\d*))?(?:[ \t]*(Z|([-+])(\d\d?)(?::(\d\d))?))?)?$/;

/**
 * A date as Symfony reads an unquoted one: seconds since 1970 in UTC where no zone is named, a float when it has a
 * fraction. `undefined` when the text is no date, `'invalid'` when it looks like one that PHP cannot read.
 */
export function parseTimestamp(text: string): Value | 'invalid' | undefined {
  const match = TIMESTAMP.exec(text);
  if (match === null) return undefined;
  const part = (index: number): number => Number(match[index] ?? 0);
  const [month, day, hour, minute, second] = [part(2), part(3), part(4), part(5), part(6)] as const;
  if (month > 12 || day > 31 || hour > 24 || minute > 59 || second > 60) return 'invalid';
  // setUTCFullYear, because Date.UTC takes the years 0 to 99 for 1900 to 1999.
  const date = new Date(0);
  date.setUTCFullYear(part(1), month - 1, day);
  date.setUTCHours(hour, minute, second);
  const zone = (part(10) * 60 + part(11)) * (match[9] === '-' ? -60 : 60);
  const seconds = date.getTime() / 1000 - zone;
  const fraction = Number(`0.${(match[7] ?? '').slice(0, 6)}0`);
  return fraction === 0 ? seconds : new PhpFloat(seconds + fraction);
}
