import type { Key, Value } from '../php/value.ts';
import type { EntityDocument, EntityDraft, FieldItem, StoredEntity } from '../plugins/services.ts';
import type { Moment } from './defaults.ts';
import { storeAsGiven } from './field-plan.ts';
import type { MutableDocument } from './hooks.ts';
import type { SavePlan } from './save-plan.ts';

/** Fields that may be kept although nothing is known of them: a name that a document can hold. */
const FIELD_NAME = /^[a-z][a-z0-9_]*$/;
const CONFIGURED_NAME = /^field_[a-z0-9_]+$/;

const NO_ITEMS: readonly FieldItem[] = Object.freeze([]);

/** How values that no field definition knows are treated. */
export interface Unknowns {
  /** Keep `field_*` values as they are: the configuration of the site is not known. */
  readonly keepFields: boolean;
}

/** `ContentEntityStorageBase::create()`: given values, and defaults for the fields that were not given. */
export function composeNew(plan: SavePlan, draft: EntityDraft, moment: Moment, unknowns: Unknowns): MutableDocument {
  const { values } = draft;
  const fields: MutableDocument = {};
  // Ids and bundle stand first; the ids come when the entity is saved.
  fields[plan.idField] = NO_ITEMS;
  if (plan.revisionField) fields[plan.revisionField] = NO_ITEMS;
  if (plan.entityType.keys.bundle) fields[plan.entityType.keys.bundle] = plan.bundleItems;
  for (const field of plan.fields) {
    const given = values.get(field.name);
    const items = given === undefined ? field.default(moment) : field.store(given);
    if (items.length) fields[field.name] = items;
  }
  keepUnknown(plan, values, fields, unknowns);
  return fields;
}

/** Every given field replaced as a whole, the others as they were. */
export function composeUpdate(
  plan: SavePlan,
  draft: EntityDraft,
  before: EntityDocument,
  unknowns: Unknowns,
): MutableDocument {
  const fields: MutableDocument = { ...before };
  for (const [name, value] of draft.values) {
    const field = typeof name === 'string' ? plan.byName.get(name) : undefined;
    if (!field) continue;
    const items = field.store(value);
    if (items.length) fields[field.name] = items;
    else delete fields[field.name];
  }
  keepUnknown(plan, draft.values, fields, unknowns);
  return fields;
}

/** A translation that did not exist: defaults in the fields that are translated, the entity's own items in the others. */
export function composeTranslation(
  plan: SavePlan,
  entity: StoredEntity,
  langcode: string,
  moment: Moment,
): MutableDocument {
  const fields: MutableDocument = { ...entity.fields };
  delete fields.path;
  for (const field of plan.fields) {
    if (!field.definition.translatable) continue;
    const items = field.default(moment);
    if (items.length) fields[field.name] = items;
    else delete fields[field.name];
  }
  if (plan.langcodeField) fields[plan.langcodeField] = [{ value: langcode }];
  fields.default_langcode = [{ value: '0' }];
  return fields;
}

/** Copies the fields that have one value for all languages from one document into the others. */
export function shareUntranslatable(
  plan: SavePlan,
  from: EntityDocument,
  translations: Readonly<Record<string, EntityDocument>>,
): Readonly<Record<string, EntityDocument>> {
  const shared = plan.fields.filter((field) => !field.definition.translatable && field.name !== 'default_langcode');
  return Object.fromEntries(
    Object.entries(translations).map(([langcode, document]) => {
      const copy: MutableDocument = { ...document };
      for (const { name } of shared) {
        const items = from[name];
        if (items) copy[name] = items;
        else delete copy[name];
      }
      return [langcode, copy];
    }),
  );
}

/** Names among the values that no field definition knows but that are kept. */
export function unknownFields(
  plan: SavePlan,
  values: ReadonlyMap<Key, Value>,
  { keepFields }: Unknowns,
): readonly string[] {
  if (plan.known && !keepFields) return [];
  const pattern = plan.known ? CONFIGURED_NAME : FIELD_NAME;
  const { idField, revisionField } = plan;
  return [...values.keys()].filter(
    (name): name is string =>
      typeof name === 'string' &&
      pattern.test(name) &&
      !plan.byName.has(name) &&
      name !== idField &&
      name !== revisionField &&
      name !== plan.entityType.keys.bundle,
  );
}

function keepUnknown(
  plan: SavePlan,
  values: ReadonlyMap<Key, Value>,
  fields: MutableDocument,
  unknowns: Unknowns,
): void {
  if (plan.known && !unknowns.keepFields) return;
  for (const name of unknownFields(plan, values, unknowns)) {
    const items = storeAsGiven(values.get(name) ?? null);
    if (items.length) fields[name] = items;
    else delete fields[name];
  }
}
