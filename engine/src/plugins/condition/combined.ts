import { elementAt, entries, isArray, type Key, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Condition, ConditionBuildContext } from '../condition.ts';
import { MigrateException } from '../exceptions.ts';
import type { Configuration } from '../process.ts';
import { configuredCondition, invalid } from './configured.ts';
import { firstMatch } from './one-by-one.ts';

/**
 * Several conditions in one (`LogicalConditionBase`).
 * @param decisive the answer of one condition that settles the matter: false for `and`, true for `or`
 */
export function combined(
  id: string,
  configuration: Configuration,
  { build }: ConditionBuildContext,
  decisive: boolean,
): Condition {
  const parts = partsOf(id, configuration.get('conditions') ?? null).map(
    ([key, part]) =>
      [
        key,
        configuredCondition(
          part,
          `Each condition element passed to the ${id} condition must have the 'plugin' set.`,
          build,
        ),
      ] as const,
  );
  const iterates = configuration.get('iterate') === true;
  return {
    evaluate: (source, row) => {
      if (iterates && !isArray(source)) {
        throw new MigrateException("If the 'iterate' property is true, the source must be an array.");
      }
      const settles = ([key, condition]: readonly [Key, Condition]) =>
        andThen(condition.evaluate(iterates ? element(source, key) : source, row), (met) => met === decisive);
      return andThen(firstMatch(parts, settles), (found) => (found === undefined ? !decisive : decisive));
    },
  };
}

function element(source: Value, key: Key): Value {
  return isArray(source) ? (elementAt(source, key) ?? null) : null;
}

/** @throws PhpException InvalidArgumentException for anything but a list or mapping of mappings */
function partsOf(id: string, given: Value): readonly (readonly [Key, Value])[] {
  if (given === null) throw invalid(`The ${id} condition requires 'conditions' be passed as configuration.`);
  const parts = isArray(given) ? [...entries(given)] : [];
  if (!isArray(given) || parts.some(([, part]) => !isArray(part))) {
    throw invalid(`The 'conditions' passed to the ${id} condition must be an array or arrays.`);
  }
  return parts;
}
