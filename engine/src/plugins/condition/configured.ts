import { PhpException } from '../../php/errors.ts';
import { entries, isArray, type Value } from '../../php/value.ts';
import type { BuildCondition, Condition } from '../condition.ts';

/**
 * The condition that an option describes: an id, or a mapping of `plugin` and configuration.
 * @throws PhpException InvalidArgumentException where it is neither
 */
export function conditionOf(option: Value, build: BuildCondition): Condition {
  if (option === null) throw invalid("The 'condition' must be set.");
  if (typeof option === 'string') return build(option, new Map());
  if (!isArray(option)) throw invalid("The 'condition' must be either a string or an array.");
  return configuredCondition(option, "The 'plugin' must be set for the condition.", build);
}

/** A condition of a mapping. @throws PhpException with this text where `plugin` is missing */
export function configuredCondition(option: Value, missing: string, build: BuildCondition): Condition {
  const configuration = new Map(isArray(option) ? entries(option) : []);
  const id = configuration.get('plugin') ?? null;
  if (id === null) throw invalid(missing);
  configuration.delete('plugin');
  return build(id, configuration);
}

/** PHP's InvalidArgumentException. */
export function invalid(message: string): PhpException {
  return new PhpException('InvalidArgumentException', message);
}
