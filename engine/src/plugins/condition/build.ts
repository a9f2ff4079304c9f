import { stringOf, toBoolean } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import { entries, isArray, type Value, valuesOf } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Row } from '../../pipeline/row.ts';
import type { Condition, ConditionFactory } from '../condition.ts';
import { PluginNotFoundException } from '../exceptions.ts';
import type { Configuration, ProcessBuildContext } from '../process.ts';
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

/**
 * The condition that an option describes: an id, or a mapping of `plugin` and configuration.
 * @throws PhpException InvalidArgumentException where it is neither
 */
export function conditionOf(option: Value, process: ProcessBuildContext): Condition {
  if (option === null) throw invalid("The 'condition' must be set.");
  if (typeof option === 'string') return buildCondition(option, new Map(), process);
  if (!isArray(option)) throw invalid("The 'condition' must be either a string or an array.");
  return configuredCondition(option, "The 'plugin' must be set for the condition.", process);
}

/** A condition of a mapping. @throws PhpException with this text where `plugin` is missing */
export function configuredCondition(option: Value, missing: string, process: ProcessBuildContext): Condition {
  const configuration = new Map(isArray(option) ? entries(option) : []);
  const id = configuration.get('plugin') ?? null;
  if (id === null) throw invalid(missing);
  configuration.delete('plugin');
  return buildCondition(id, configuration, process);
}

/** PHP's InvalidArgumentException. */
export function invalid(message: string): PhpException {
  return new PhpException('InvalidArgumentException', message);
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
  const inner = factory(configuration, {
    process,
    build: (other, options) => buildCondition(other, options, process),
  });
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
