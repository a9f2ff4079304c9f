import type { OtherDescriptor } from '../descriptor.ts';
import { descriptor as allElementsCondition } from './all_elements.ts';
import { descriptor as andCondition } from './and.ts';
import { descriptor as callbackCondition } from './callback.ts';
import { descriptor as containsCondition } from './contains.ts';
import { descriptor as defaultCondition } from './default.ts';
import { descriptor as emptyCondition } from './empty.ts';
import { descriptor as entityExistsCondition } from './entity_exists.ts';
import { descriptor as equalsCondition } from './equals.ts';
import { descriptor as greaterThanCondition } from './greater_than.ts';
import { descriptor as hasElementCondition } from './has_element.ts';
import { descriptor as inArrayCondition } from './in_array.ts';
import { descriptor as inMigrateMapCondition } from './in_migrate_map.ts';
import { descriptor as isNullCondition } from './is_null.ts';
import { descriptor as isStubCondition } from './is_stub.ts';
import { descriptor as issetCondition } from './isset.ts';
import { descriptor as lessThanCondition } from './less_than.ts';
import { descriptor as matchesCondition } from './matches.ts';
import { descriptor as olderThanCondition } from './older_than.ts';
import { descriptor as orCondition } from './or.ts';

/** Descriptors of the conditions. Their implementations stand in `registry.ts`. */
export const conditionDescriptors: readonly OtherDescriptor[] = [
  allElementsCondition,
  andCondition,
  callbackCondition,
  containsCondition,
  defaultCondition,
  emptyCondition,
  entityExistsCondition,
  equalsCondition,
  greaterThanCondition,
  hasElementCondition,
  inArrayCondition,
  inMigrateMapCondition,
  isNullCondition,
  isStubCondition,
  issetCondition,
  lessThanCondition,
  matchesCondition,
  olderThanCondition,
  orCondition,
];
