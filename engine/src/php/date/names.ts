/** English names, the only ones that PHP's date functions write and read. */
export const MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

/** From Sunday on, as PHP's `w` counts. */
export const DAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;

/** Number of a month by a name or an abbreviation that PHP reads. */
export const MONTH_NUMBERS: ReadonlyMap<string, number> = new Map<string, number>([
  ...MONTHS.flatMap((name, i): [string, number][] => [
    [name.toLowerCase(), i + 1],
    [name.slice(0, 3).toLowerCase(), i + 1],
  ]),
  ['sept', 9],
  ['i', 1],
  ['ii', 2],
  ['iii', 3],
  ['iv', 4],
  ['v', 5],
  ['vi', 6],
  ['vii', 7],
  ['viii', 8],
  ['ix', 9],
  ['x', 10],
  ['xi', 11],
  ['xii', 12],
]);

/** Number of a day of the week (0 Sunday) by a name or an abbreviation that PHP reads. */
export const DAY_NUMBERS: ReadonlyMap<string, number> = new Map<string, number>([
  ...DAYS.flatMap((name, i): [string, number][] => [
    [name.toLowerCase(), i],
    [`${name.toLowerCase()}s`, i],
    [name.slice(0, 3).toLowerCase(), i],
  ]),
]);

/** Ordinal suffix of a day of the month. */
export function ordinalSuffix(day: number): string {
  if (day >= 10 && day <= 19) return 'th';
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th';
}
