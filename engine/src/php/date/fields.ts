import { civilFromDays, dayOfWeek, daysFromCivil, daysInMonth } from './calendar.ts';
import { localTime } from './format.ts';
import { epochOfLocal, type Zone } from './zones.ts';

/** What a date text (or a format) said. `undefined`: it said nothing about it, so the present fills it in. */
export interface DateFields {
  year?: number;
  month?: number;
  day?: number;
  hour?: number;
  minute?: number;
  second?: number;
  microsecond?: number;
  zone?: Zone;
  hasDate: boolean;
  hasTime: boolean;
  relative?: Relative;
}

/** The relative part of a text: `+1 day`, `next monday`, `first day of`. */
export interface Relative {
  year: number;
  month: number;
  day: number;
  hour: number;
  minute: number;
  second: number;
  microsecond: number;
  /** 0 Sunday to 6; negative ones count backwards. */
  weekday?: number;
  /** 0: a following day; 1: today counts too; 2: within the current week. */
  weekdayBehavior: 0 | 1 | 2;
  /** `first day of` and `last day of`. */
  monthEdge?: 'first' | 'last';
  /** `second friday of`: the nth (or, with `last`, the last) such day of the month. */
  dayOfMonth?: { readonly nth: number; readonly weekday: number; readonly last: boolean };
  /** `+3 weekdays`. */
  businessDays?: number;
}

/** An empty relative part. */
export function noRelative(): Relative {
  return { year: 0, month: 0, day: 0, hour: 0, minute: 0, second: 0, microsecond: 0, weekdayBehavior: 0 };
}

/** An instant with the zone that it is shown in. */
export interface Moment {
  readonly epoch: number;
  readonly microseconds: number;
  readonly zone: Zone;
}

/**
 * Fills what a text left open from the present and works out the instant.
 * @param keepTime whether a date without time takes the present time (formats do) instead of midnight (texts)
 */
export function resolveFields(fields: DateFields, present: Moment, keepTime: boolean): Moment {
  const zone = fields.zone ?? present.zone;
  const now = localTime(present.epoch, present.zone);
  const midnight = !keepTime && fields.hasDate && !fields.hasTime;
  const anything = [fields.year, fields.month, fields.day, fields.hour, fields.minute, fields.second].some(
    (field) => field !== undefined,
  );
  const date = {
    year: fields.year ?? now.year,
    month: fields.month ?? now.month,
    day: fields.day ?? now.day,
  };
  const seconds =
    (fields.hour ?? (midnight ? 0 : now.hour)) * 3600 +
    (fields.minute ?? (midnight ? 0 : now.minute)) * 60 +
    (fields.second ?? (midnight ? 0 : now.second));
  const microseconds = fields.microsecond ?? (anything || midnight ? 0 : present.microseconds);
  const relative = fields.relative;
  const days = relative === undefined ? daysFromCivil(date.year, date.month, date.day) : applyRelative(date, relative);
  // Relative hours move the clock's hands, not the instant: PHP's texts work that way, too.
  const moved = relative === undefined ? 0 : relative.hour * 3600 + relative.minute * 60 + relative.second;
  const epoch = epochOfLocal(zone, days * 86400 + seconds + moved);
  const micro = microseconds + (relative?.microsecond ?? 0);
  const carry = Math.floor(micro / 1_000_000);
  return { epoch: epoch + carry, microseconds: micro - carry * 1_000_000, zone };
}

interface MutableDate {
  year: number;
  month: number;
  day: number;
}

/** Days since 1970-01-01 after the relative part, in PHP's order: days of the week, units, edges of months. */
function applyRelative(start: MutableDate, relative: Relative): number {
  const date = { ...start };
  // The edge of a month does not depend on the day that it starts from.
  if (relative.monthEdge !== undefined) date.day = 1;
  if (relative.dayOfMonth !== undefined) return nthWeekday(date, relative, relative.dayOfMonth);
  if (relative.weekday !== undefined) date.day += weekdayDistance(date, relative, relative.weekday);
  const normal = civilFromDays(daysFromCivil(date.year, date.month, date.day));
  const moved = {
    year: normal.year + relative.year,
    month: normal.month + relative.month,
    day: normal.day + relative.day,
  };
  if (relative.monthEdge === 'first') moved.day = 1;
  if (relative.monthEdge === 'last') {
    moved.day = 0;
    moved.month += 1;
  }
  const days = daysFromCivil(moved.year, moved.month, moved.day);
  return relative.businessDays === undefined ? days : addBusinessDays(days, relative.businessDays);
}

function weekdayDistance(date: MutableDate, relative: Relative, weekday: number): number {
  const current = dayOfWeek(daysFromCivil(date.year, date.month, date.day));
  if (relative.weekdayBehavior === 2) {
    // A week runs from Monday to Sunday.
    if (current === 0 && weekday !== 0) return weekday - 7;
    return weekday === 0 && current !== 0 ? 7 - current : weekday - current;
  }
  const distance = weekday - current;
  const backwards = relative.day < 0;
  const again = backwards ? distance < 0 : distance <= -relative.weekdayBehavior;
  if (weekday >= 0) return distance + (again ? 7 : 0);
  return -(7 - (Math.abs(weekday) - current));
}

function nthWeekday(
  date: MutableDate,
  relative: Relative,
  { nth, weekday, last }: { readonly nth: number; readonly weekday: number; readonly last: boolean },
): number {
  const year = date.year + relative.year;
  const month = date.month + relative.month;
  const first = daysFromCivil(year, month, 1);
  if (last) {
    const end = first + daysInMonth(year, month) - 1;
    return end - ((dayOfWeek(end) - weekday + 7) % 7) + relative.day;
  }
  return first + ((weekday - dayOfWeek(first) + 7) % 7) + (nth - 1) * 7 + relative.day;
}

function addBusinessDays(days: number, count: number): number {
  const step = count < 0 ? -1 : 1;
  let day = days;
  for (let left = Math.abs(count); left > 0; ) {
    day += step;
    const weekday = dayOfWeek(day);
    if (weekday !== 0 && weekday !== 6) left -= 1;
  }
  return day;
}
