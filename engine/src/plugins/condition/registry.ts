import type { ConditionFactory } from '../condition.ts';
import allElementsCondition from './all_elements.run.ts';
import andCondition from './and.run.ts';
import callbackCondition from './callback.run.ts';
import containsCondition from './contains.run.ts';
import defaultCondition from './default.run.ts';
import { conditionDescriptors } from './descriptors.ts';
import emptyCondition from './empty.run.ts';
import entityExistsCondition from './entity_exists.run.ts';
import equalsCondition from './equals.run.ts';
import greaterThanCondition from './greater_than.run.ts';
import hasElementCondition from './has_element.run.ts';
import inArrayCondition from './in_array.run.ts';
import inMigrateMapCondition from './in_migrate_map.run.ts';
import isNullCondition from './is_null.run.ts';
import isStubCondition from './is_stub.run.ts';
import issetCondition from './isset.run.ts';
import lessThanCondition from './less_than.run.ts';
import matchesCondition from './matches.run.ts';
import olderThanCondition from './older_than.run.ts';
import orCondition from './or.run.ts';

/** What building needs to know of a condition. */
export interface ConditionFacts {
  readonly required: readonly string[];
  /** The option that stands in parentheses behind the id. */
  readonly parens?: string;
}

/** Options in parentheses, by condition. */
const PARENTHESES: ReadonlyMap<string, string> = new Map([
  ['callback', 'callable'],
  ['contains', 'value'],
  ['entity_exists', 'entity_type'],
  ['equals', 'value'],
  ['greater_than', 'value'],
  ['in_migrate_map', 'migration'],
  ['less_than', 'value'],
  ['matches', 'regex'],
]);

/** Options that Drupal's definition does not list as required: the condition itself asks for them, in words of its own. */
const ASKED_FOR_LATER: ReadonlySet<string> = new Set(['conditions']);

/** The conditions by id. */
export const conditions: ReadonlyMap<string, ConditionFacts> = new Map(
  conditionDescriptors.map(({ id, options }) => {
    const required = options.filter((option) => option.required && !ASKED_FOR_LATER.has(option.name));
    const parens = PARENTHESES.get(id);
    return [id, { required: required.map(({ name }) => name), ...(parens === undefined ? {} : { parens }) }];
  }),
);

/** The implementations by id. */
export const factories: ReadonlyMap<string, ConditionFactory> = new Map([
  ['all_elements', allElementsCondition],
  ['and', andCondition],
  ['callback', callbackCondition],
  ['contains', containsCondition],
  ['default', defaultCondition],
  ['empty', emptyCondition],
  ['entity_exists', entityExistsCondition],
  ['equals', equalsCondition],
  ['greater_than', greaterThanCondition],
  ['has_element', hasElementCondition],
  ['in_array', inArrayCondition],
  ['in_migrate_map', inMigrateMapCondition],
  ['is_null', isNullCondition],
  ['is_stub', isStubCondition],
  ['isset', issetCondition],
  ['less_than', lessThanCondition],
  ['matches', matchesCondition],
  ['older_than', olderThanCondition],
  ['or', orCondition],
]);
