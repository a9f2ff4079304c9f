import type { Value } from '../../php/value.ts';
import { buildCondition } from '../condition/build.ts';
import { conditionOf } from '../condition/configured.ts';
import type { Condition } from '../condition.ts';
import type { ProcessBuildContext } from '../process.ts';

/**
 * The condition of a step (`ProcessPluginWithConditionBase`).
 * @throws PluginNotFoundException, or PhpException for a configuration that makes no sense
 */
export function stepCondition(option: Value, context: ProcessBuildContext): Condition {
  return conditionOf(option, (id, configuration) => buildCondition(id, configuration, context));
}
