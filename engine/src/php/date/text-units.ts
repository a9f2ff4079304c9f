import type { Relative } from './fields.ts';
import { DAY_NUMBERS } from './names.ts';

/** Words that count: `next`, `last`, `third`. */
export const ORDINALS: ReadonlyMap<string, number> = new Map([
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['eight', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['eleventh', 11],
  ['twelfth', 12],
  ['next', 1],
  ['last', -1],
  ['previous', -1],
  ['this', 0],
]);

type Field = 'year' | 'month' | 'day' | 'hour' | 'minute' | 'second' | 'microsecond';

const UNITS: readonly (readonly [RegExp, Field, number])[] = [
  [/^(?:ms|milliseconds?|msecs?)$/, 'microsecond', 1000],
  [/^(?:microseconds?|usecs?|\u00b5s(?:ecs?)?)$/, 'microsecond', 1],
  [/^(?:secs?|seconds?)$/, 'second', 1],
  [/^(?:mins?|minutes?)$/, 'minute', 1],
  [/^hours?$/, 'hour', 1],
  [/^days?$/, 'day', 1],
  [/^weeks?$/, 'day', 7],
  [/^(?:fortnights?|forthnights?)$/, 'day', 14],
  [/^months?$/, 'month', 1],
  [/^years?$/, 'year', 1],
];

/**
 * Adds so many of a unit. Days of the week count whole weeks beyond the next such day.
 * @param behavior whether today counts where the unit is a day of the week (see {@link Relative})
 * @returns whether the time of day is dropped
 */
export function addUnit(relative: Relative, amount: number, unit: string, behavior: 0 | 1): boolean {
  for (const [pattern, field, factor] of UNITS) {
    if (!pattern.test(unit)) continue;
    relative[field] += amount * factor;
    return false;
  }
  if (/^weekdays?$/.test(unit)) {
    relative.businessDays = (relative.businessDays ?? 0) + amount;
    return false;
  }
  relative.weekday = DAY_NUMBERS.get(unit) ?? DAY_NUMBERS.get(unit.replace(/s$/, '')) ?? 0;
  relative.day += (amount > 0 ? amount - 1 : amount) * 7;
  relative.weekdayBehavior = behavior;
  return true;
}
