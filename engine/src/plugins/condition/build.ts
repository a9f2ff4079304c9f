import { stringOf, toBoolean } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import { isArray, type Value, valuesOf } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Row } from '../../pipeline/row.ts';
import type { BuildCondition, Condition, ConditionFactory } from '../condition.ts';
import { PluginNotFoundException } from '../exceptions.ts';
import type { Configuration, ProcessBuildContext } from '../process.ts';
import { invalid } from './configured.ts';
import { conditions, factories } from './registry.ts';

/**
 * A condition by its id, which may carry `not:` in front and one option in parentheses behind: `ConditionPluginManager`.
 * @throws PluginNotFoundException, or PhpException for what the condition finds wrong with its configuration
 */
export function buildCondition(id: Value, configuration: Configuration, process: ProcessBuildContext): Condition {
  const text = stringOf(id);
  if (text.startsWith('not:')) {
    const negated = new Map(configuration).set('negate', configuration.get('negate') !== true);
    return buildCondition(text.slice('not:'.length), negated, process);
  }
  const [parentheses] = /\([\s\S]+\)$/.exec(text) ?? [];
  if (parentheses === undefined) return evaluated(text, configuration, process);
  const bare = text.replaceAll(parentheses, '');
  const option = conditions.get(bare)?.parens;
  if (!conditions.has(bare)) throw new PluginNotFoundException(bare, `Plugin ID '${bare}' was not found.`);
  if (option === undefined) {
    throw new PhpException(
      'Drupal\\Component\\Plugin\\Exception\\PluginException',
      `The '${bare}' plugin does not define a 'parens' property`,
    );
  }
  return buildCondition(bare, new Map(configuration).set(option, parentheses.slice(1, -1)), process);
}

/** `ConditionBase`: required options, another source, negation. */
function evaluated(id: string, configuration: Configuration, process: ProcessBuildContext): Condition {
  const known = conditions.get(id);
  const factory: ConditionFactory | undefined = factories.get(id);
  if (!known || !factory) {
    const ids = [...conditions.keys()].sort().join(', ');
    throw new PluginNotFoundException(
      id,
      `The "${id}" plugin does not exist. Valid plugin IDs for Drupal\\migrate_conditions\\ConditionPluginManager are: ${ids}`,
    );
  }
  for (const option of known.required) {
    if ((configuration.get(option) ?? null) === null) {
      throw invalid(`The ${option} configuration is required when using the ${id} condition.`);
    }
  }
  const build: BuildCondition = (other, options) => buildCondition(other, options, process);
  const inner = factory(configuration, { process, build });
  const negated = toBoolean(configuration.get('negate') ?? false);
  const source = configuration.get('source') ?? null;
  return {
    evaluate: (given, row) =>
      andThen(inner.evaluate(source === null ? given : read(source, row), row), (met) => met !== negated),
  };
}

/** A property, or the list of several. */
function read(source: Value, row: Row): Value {
  return isArray(source) ? valuesOf(source).map((name) => row.get(stringOf(name))) : row.get(stringOf(source));
}
