import { compareBytes } from '../../php/bytes.ts';
import { isNumeric, stringOf, toFloat } from '../../php/conversion.ts';
import { isArray, type Value, valuesOf } from '../../php/value.ts';
import { PluginNotRunnableError } from '../exceptions.ts';

/** Whether a stored value meets a condition. */
export type Matcher = (stored: Value) => boolean;

type MatcherFactory = (wanted: Value) => Matcher;

const folded = (value: Value): string => stringOf(value).toLowerCase();

/** Two stored values in the order of the database: numbers as numbers, texts without regard to case. */
export function compareStored(a: Value, b: Value): number {
  if (isNumeric(a) && isNumeric(b)) return toFloat(a) - toFloat(b);
  return compareBytes(folded(a), folded(b));
}

const isIn: MatcherFactory = (wanted) => {
  const texts = new Set((isArray(wanted) ? valuesOf(wanted) : [wanted]).map(folded));
  return (stored) => texts.has(folded(stored));
};

const isBetween: MatcherFactory = (wanted) => {
  const [low = null, high = null] = isArray(wanted) ? valuesOf(wanted) : [wanted];
  return (stored) => compareStored(stored, low) >= 0 && compareStored(stored, high) <= 0;
};

const isLike: MatcherFactory = (wanted) => {
  const signs: Readonly<Record<string, string>> = { '%': '[^]*', _: '[^]' };
  const pattern = folded(wanted).replace(/[%_]|[\\^$.*+?()[\]{}|]/g, (sign) => signs[sign] ?? `\\${sign}`);
  const expression = new RegExp(`^${pattern}$`, 'u');
  return (stored) => expression.test(folded(stored));
};

const not =
  (factory: MatcherFactory): MatcherFactory =>
  (wanted) => {
    const matches = factory(wanted);
    return (stored) => !matches(stored);
  };

const compared =
  (holds: (order: number) => boolean): MatcherFactory =>
  (wanted) =>
  (stored) =>
    holds(compareStored(stored, wanted));

const text =
  (holds: (stored: string, wanted: string) => boolean): MatcherFactory =>
  (wanted) =>
  (stored) =>
    holds(folded(stored), folded(wanted));

/** Operators of Drupal's `QueryInterface::condition`. NULLs match none of them. */
const OPERATORS: ReadonlyMap<string, MatcherFactory> = new Map([
  ['=', isIn],
  ['IN', isIn],
  ['<>', not(isIn)],
  ['!=', not(isIn)],
  ['NOT IN', not(isIn)],
  ['>', compared((order) => order > 0)],
  ['>=', compared((order) => order >= 0)],
  ['<', compared((order) => order < 0)],
  ['<=', compared((order) => order <= 0)],
  ['STARTS_WITH', text((stored, wanted) => stored.startsWith(wanted))],
  ['ENDS_WITH', text((stored, wanted) => stored.endsWith(wanted))],
  ['CONTAINS', text((stored, wanted) => stored.includes(wanted))],
  ['BETWEEN', isBetween],
  ['NOT BETWEEN', not(isBetween)],
  ['LIKE', isLike],
  ['NOT LIKE', not(isLike)],
]);

/**
 * The condition that an operator and a value make.
 * @throws PluginNotRunnableError for an operator of SQL's that has no counterpart here
 */
export function matcherOf(operator: string, wanted: Value): Matcher {
  const factory = OPERATORS.get(operator.toUpperCase());
  if (!factory) {
    throw new PluginNotRunnableError(
      'process',
      'entity_lookup',
      `the operator "${operator}" is only known to databases.`,
    );
  }
  const matches = factory(wanted);
  return (stored) => stored !== null && matches(stored);
}
