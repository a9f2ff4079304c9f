import { civilFromDays, daysFromCivil, daysFromIsoWeek } from './calendar.ts';
import type { DateFields, Relative } from './fields.ts';
import { noRelative } from './fields.ts';
import { DAY_NUMBERS, MONTH_NUMBERS } from './names.ts';
import { addUnit, ORDINALS } from './text-units.ts';
import { findZone } from './zones.ts';

/** One form that a date text may hold: where several match, the longest does, then the first. */
export interface TextRule {
  readonly pattern: RegExp;
  /** Notes what the text said. FALSE: the text makes no sense. */
  readonly apply: (groups: Readonly<Record<string, string | undefined>>, fields: DateFields) => boolean;
}

const HOUR = '(?<h>2[0-4]|[01]?\\d)';
const HOUR2 = '(?<h>[01]\\d|2[0-4])';
const HOUR12 = '(?<h>0?[1-9]|1[0-2])';
const MINUTE = '(?<i>[0-5]?\\d)';
const MINUTE2 = '(?<i>[0-5]\\d)';
const SECOND = '(?<s>60|[0-5]?\\d)';
const SECOND2 = '(?<s>60|[0-5]\\d)';
const FRACTION = '(?:[.,](?<f>\\d+))';
const MERIDIAN = '(?<a>[ap])\\.?m\\.?(?![a-z])';
const MONTH = '(?<m>1[0-2]|0?\\d)';
const MONTH2 = '(?<m>0\\d|1[0-2])';
const DAY = '(?<d>3[01]|[0-2]?\\d)(?:st|nd|rd|th)?';
const DAY2 = '(?<d>[0-2]\\d|3[01])';
const YEAR = '(?<y>\\d{1,4})';
const YEAR4 = '(?<y>\\d{4})';
const YEAR2 = '(?<y>\\d{2})';
const MONTH_NAME =
  '(?<mn>january|february|march|april|may|june|july|august|september|october|november|december|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|i{1,3}|i[vx]|vi{0,3}|xi{0,2})';
const MONTH_SHORT = '(?<mn>jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)';
const UNIT_WORD =
  '(?:ms|milliseconds?|msecs?|microseconds?|usecs?|\u00b5s(?:ecs?)?|seconds?|secs?|minutes?|mins?|hours?|days?|fortnights?|forthnights?|months?|years?|weekdays?|weeks?|sundays?|mondays?|tuesdays?|wednesdays?|thursdays?|fridays?|saturdays?|sun|mon|tue|wed|thu|fri|sat)(?![a-z])';
const UNIT = `(?<u>${UNIT_WORD})`;
/** An offset; `+1 day` after a time is none. */
const OFFSET = `(?:GMT|UTC)?[+-]\\d{1,2}(?::?\\d{2})?(?::?\\d{2})?(?!\\d*[ \\t]*${UNIT_WORD})`;
const ORDINAL = `(?<o>${[...ORDINALS.keys()].join('|')})`;
const DAY_NAME = `(?<dn>${[...DAY_NUMBERS.keys()].sort((a, b) => b.length - a.length).join('|')})`;
/** Words of other forms, which after a time are no zone. */
const WORD = `(?:${[...ORDINALS.keys(), ...DAY_NUMBERS.keys(), ...MONTH_NUMBERS.keys()].filter((word) => word.length > 2).join('|')}|now|today|midnight|noon|tomorrow|ago|[ap]m)(?![a-z])`;
const ZONE = `(?<z>\\(?(?:${OFFSET}|[A-Z][a-z]+(?:[_/-][A-Za-z]+)+|(?!${WORD})[a-z]{1,6}(?![a-z]))\\)?)`;
const TIME = `${HOUR}[:.]${MINUTE}(?:[:.]${SECOND}${FRACTION}?)?(?:\\s*${ZONE})?`;

const TIME12 = `${HOUR12}(?:[:.]${MINUTE}(?:[:.]${SECOND}(?:[:.,](?<f>\\d+))?)?)?[ \\t]*${MERIDIAN}`;

function rule(source: string, apply: TextRule['apply']): TextRule {
  return { pattern: new RegExp(source, 'iy'), apply };
}

function relativeOf(fields: DateFields): Relative {
  fields.relative ??= noRelative();
  return fields.relative;
}

/** Midnight, whatever time was said before. */
function dropTime(fields: DateFields): true {
  fields.hasTime = false;
  return setClock(fields, 0, 0, 0);
}

function setClock(fields: DateFields, hour: number, minute: number, second: number, microsecond = 0): true {
  Object.assign(fields, { hour, minute, second, microsecond });
  return true;
}

/** Time of day, once a text. */
function time(groups: Readonly<Record<string, string | undefined>>, fields: DateFields): boolean {
  if (fields.hasTime) return false;
  fields.hasTime = true;
  const { h = '0', i = '0', s = '0', f = '', a, z } = groups;
  const hour = a === undefined ? Number(h) : (Number(h) % 12) + (/p/i.test(a) ? 12 : 0);
  setClock(fields, hour, Number(i), Number(s), Number(f.slice(0, 6).padEnd(6, '0')));
  return z === undefined || zone(groups, fields);
}

function zone({ z = '' }: Readonly<Record<string, string | undefined>>, fields: DateFields): boolean {
  const found = findZone(z.replace(/[()]/g, '').replace(/^(utc)[+-].*$/i, '$1'));
  if (found === undefined || fields.zone !== undefined) return false;
  fields.zone = found;
  return true;
}

/** Calendar date, once a text; the year may have two digits. */
function date(groups: Readonly<Record<string, string | undefined>>, fields: DateFields): boolean {
  if (fields.hasDate) return false;
  fields.hasDate = true;
  const { y, m, d, mn } = groups;
  if (y !== undefined) fields.year = fullYear(y);
  const month = mn === undefined ? m : String(MONTH_NUMBERS.get(mn.toLowerCase()));
  if (month !== undefined) fields.month = Number(month);
  if (d !== undefined) fields.day = Number(d);
  return true;
}

function fullYear(digits: string): number {
  const year = Number(digits);
  if (digits.replace(/^[+-]/, '').length >= 3 || digits.startsWith('-')) return year;
  return year + (year < 70 ? 2000 : 1900);
}

function dateAndTime(groups: Readonly<Record<string, string | undefined>>, fields: DateFields): boolean {
  return date(groups, fields) && time(groups, fields);
}

function firstOfMonth(groups: Readonly<Record<string, string | undefined>>, fields: DateFields): boolean {
  return date({ ...groups, d: '1' }, fields);
}

function isoWeek(
  { y = '', w = '', wd = '1' }: Readonly<Record<string, string | undefined>>,
  fields: DateFields,
): boolean {
  if (fields.hasDate) return false;
  fields.hasDate = true;
  const { year, month, day } = civilFromDays(daysFromIsoWeek(Number(y), Number(w), Number(wd)));
  Object.assign(fields, { year, month, day });
  return true;
}

function dayOfYear({ y = '', n = '' }: Readonly<Record<string, string | undefined>>, fields: DateFields): boolean {
  const { year, month, day } = civilFromDays(daysFromCivil(Number(y), 1, Number(n)));
  return date({ y: String(year).padStart(4, '0'), m: String(month), d: String(day) }, fields);
}

function timestamp({ t = '', f = '' }: Readonly<Record<string, string | undefined>>, fields: DateFields): boolean {
  fields.hasDate = true;
  Object.assign(fields, { year: 1970, month: 1, day: 1 });
  setClock(fields, 0, 0, 0);
  const relative = relativeOf(fields);
  relative.second += Number(t);
  relative.microsecond += Number(f.padEnd(6, '0')) * (t.startsWith('-') ? -1 : 1);
  fields.zone = { kind: 'offset', seconds: 0 };
  return true;
}

/** Four digits alone: a time, or, where there is a time, a year. */
function fourDigits({ h = '', i = '' }: Readonly<Record<string, string | undefined>>, fields: DateFields): boolean {
  if (!fields.hasTime) return time({ h, i }, fields);
  fields.year = Number(h + i);
  return true;
}

function weekday({ dn = '' }: Readonly<Record<string, string | undefined>>, fields: DateFields): boolean {
  const relative = relativeOf(fields);
  relative.weekday = DAY_NUMBERS.get(dn.toLowerCase()) ?? 0;
  if (relative.weekdayBehavior !== 2) relative.weekdayBehavior = 1;
  return dropTime(fields);
}

function units({ n = '', u = '' }: Readonly<Record<string, string | undefined>>, fields: DateFields): boolean {
  const signs = n.replace(/[^-]/g, '').length;
  const amount = Number(n.replace(/[^\d]/g, '')) * (signs % 2 === 1 ? -1 : 1);
  addUnit(relativeOf(fields), amount, u.toLowerCase(), 1);
  return true;
}

function ordinalUnits({ o = '', u = '' }: Readonly<Record<string, string | undefined>>, fields: DateFields): boolean {
  const amount = ORDINALS.get(o.toLowerCase()) ?? 0;
  const relative = relativeOf(fields);
  if (/^weeks?$/i.test(u)) {
    relative.day += amount * 7;
    relative.weekdayBehavior = 2;
    // PHP 8.2 takes Monday where no day of the week was named before.
    relative.weekday ??= 1;
    return true;
  }
  if (addUnit(relative, amount, u.toLowerCase(), o.toLowerCase() === 'this' ? 1 : 0)) dropTime(fields);
  return true;
}

function weekdayOfMonth(
  { o = '', dn = '' }: Readonly<Record<string, string | undefined>>,
  fields: DateFields,
): boolean {
  const nth = ORDINALS.get(o.toLowerCase()) ?? 0;
  const weekdayNumber = DAY_NUMBERS.get(dn.toLowerCase()) ?? 0;
  relativeOf(fields).dayOfMonth = { nth, weekday: weekdayNumber, last: nth < 0 };
  return dropTime(fields);
}

/** `ago` turns around everything relative that was said before. */
function ago(_: unknown, fields: DateFields): boolean {
  const relative = relativeOf(fields);
  for (const unit of ['year', 'month', 'day', 'hour', 'minute', 'second', 'microsecond'] as const)
    relative[unit] = -relative[unit] || 0;
  if (relative.weekday !== undefined) relative.weekday = -relative.weekday || -7;
  if (relative.businessDays !== undefined) relative.businessDays = -relative.businessDays;
  return true;
}

const edge =
  (monthEdge: 'first' | 'last'): TextRule['apply'] =>
  (_, fields) => {
    relativeOf(fields).monthEdge = monthEdge;
    return true;
  };

const dayShift =
  (days: number): TextRule['apply'] =>
  (_, fields) => {
    relativeOf(fields).day += days;
    return dropTime(fields);
  };

const GAP = '[ \\t.-]*';
const AFTER_DAY = '(?:[,.stndrh\\t ]+)';

/** The forms, in the order in which ties are decided. */
export const TEXT_RULES: readonly TextRule[] = [
  rule('yesterday', dayShift(-1)),
  rule('now', () => true),
  rule('noon', (_, fields) => {
    dropTime(fields);
    fields.hasTime = true;
    fields.hour = 12;
    return true;
  }),
  rule('midnight|today', (_, fields) => dropTime(fields)),
  rule('tomorrow', dayShift(1)),
  rule('@(?<t>-?\\d+)(?:\\.(?<f>\\d{0,6}))?', timestamp),
  rule('first day of', edge('first')),
  rule('last day of', edge('last')),
  rule(`(?<side>back|front) of ${HOUR}(?:\\s*${MERIDIAN})?`, (groups, fields) => {
    const front = groups.side?.toLowerCase() === 'front';
    if (!time({ h: groups.h, a: groups.a, i: front ? '45' : '15' }, fields)) return false;
    if (front) fields.hour = (fields.hour ?? 0) - 1;
    return true;
  }),
  rule(`${ORDINAL}[ \\t]+${DAY_NAME}[ \\t]+of`, weekdayOfMonth),
  rule(TIME12, time),
  rule(`t?${TIME}`, time),
  rule(`t${HOUR}(?:\\s*${ZONE})?`, time),
  rule(`t?${HOUR2}${MINUTE2}`, fourDigits),
  rule(`t?${HOUR2}${MINUTE2}${SECOND2}(?:\\s*${ZONE})?`, time),
  rule(`${MONTH}/${DAY}`, date),
  rule(`${MONTH}/${DAY}/${YEAR}`, date),
  rule(`(?<y>[+-]?\\d{4})-${MONTH2}-${DAY2}`, date),
  rule(`(?<y>[+-]\\d{5,19})-${MONTH2}-${DAY2}`, date),
  rule(`${YEAR4}/${MONTH}/${DAY}/?`, date),
  rule(`${YEAR2}-${MONTH2}-${DAY2}`, date),
  rule(`${YEAR4}-${MONTH}`, firstOfMonth),
  rule(`${YEAR}-${MONTH}-${DAY}`, date),
  rule(`${DAY}[.\\t-]${MONTH}[.-]${YEAR4}`, date),
  rule(`${DAY}[.\\t]${MONTH}\\.${YEAR2}`, date),
  rule(`${DAY}${GAP}${MONTH_NAME}${GAP}${YEAR}`, date),
  rule(`${MONTH_NAME}${GAP}${YEAR4}`, firstOfMonth),
  rule(`${YEAR4}${GAP}${MONTH_NAME}`, firstOfMonth),
  rule(`${MONTH_NAME}${GAP}${DAY}${AFTER_DAY}${YEAR}`, date),
  rule(`${MONTH_NAME}${GAP}${DAY}${AFTER_DAY}?`, date),
  rule(`${MONTH_NAME}${GAP}${DAY}${AFTER_DAY}${TIME12}`, dateAndTime),
  rule(`${MONTH_NAME}${GAP}${DAY}${AFTER_DAY}${TIME}`, dateAndTime),
  rule(`${DAY}${GAP}${MONTH_NAME}`, date),
  rule(`${YEAR4}${MONTH2}${DAY2}`, date),
  rule(`${YEAR4}-${MONTH2}-${DAY2}T${HOUR2}:${MINUTE2}:${SECOND2}${FRACTION}?(?:\\s*${ZONE})?`, dateAndTime),
  rule(`${YEAR4}-${MONTH}-${DAY}T${HOUR}:${MINUTE}:${SECOND}`, dateAndTime),
  rule(`${YEAR4}${MONTH2}${DAY2}t?${HOUR}:${MINUTE2}:${SECOND2}`, dateAndTime),
  rule(`${YEAR4}${MONTH2}${DAY2}t${HOUR}${MINUTE2}${SECOND2}`, dateAndTime),
  rule(`${YEAR4}:${MONTH2}:${DAY2} ${HOUR2}:${MINUTE2}:${SECOND2}`, dateAndTime),
  rule(`${YEAR4}\\.?(?<n>00[1-9]|0[1-9]\\d|[12]\\d\\d|3[0-5]\\d|36[0-6])`, dayOfYear),
  rule(`${MONTH_SHORT}-${DAY2}-${YEAR}`, date),
  rule(`${YEAR}-${MONTH_SHORT}-${DAY2}`, date),
  rule(`${YEAR4}-?W(?<w>0[1-9]|[1-4]\\d|5[0-3])-?(?<wd>[0-7])`, isoWeek),
  rule(`${YEAR4}-?W(?<w>0[1-9]|[1-4]\\d|5[0-3])`, isoWeek),
  rule(`${DAY}/${MONTH_SHORT}/${YEAR4}:${HOUR2}:${MINUTE2}:${SECOND2}[ \\t]+${ZONE}`, dateAndTime),
  rule(`${YEAR4}`, ({ y }, fields) => {
    fields.year = Number(y);
    return true;
  }),
  rule('ago', ago),
  rule(DAY_NAME, weekday),
  rule(`${ORDINAL}[ \\t]+${UNIT}`, ordinalUnits),
  rule(MONTH_NAME, (groups, fields) => {
    fields.hasDate = true;
    fields.month = MONTH_NUMBERS.get((groups.mn ?? '').toLowerCase()) ?? 1;
    return true;
  }),
  rule(ZONE, zone),
  rule(`(?<n>[+-]*[ \\t]*\\d{1,13})[ \\t]*${UNIT}`, units),
  rule('[ .,\\t]', () => true),
];
