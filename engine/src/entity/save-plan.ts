import type { FieldItem } from '../plugins/services.ts';
import type { EntityType, FieldDefinition, SiteModel } from '../site/model.ts';
import { type DefaultItems, defaultOf } from './defaults.ts';
import { fieldHooks } from './field-hooks.ts';
import { type FieldPlan, planField } from './field-plan.ts';
import type { FieldHooks } from './hooks.ts';
import { type RequiredColumn, requiredColumns } from './integrity.ts';

/** All that saving an entity of a bundle needs, worked out once: no walk through the model for a row. */
export interface SavePlan {
  readonly entityType: EntityType;
  readonly bundle: string;
  /** Fields in the order in which Drupal has them, ids left out. */
  readonly fields: readonly PlannedField[];
  readonly byName: ReadonlyMap<string, PlannedField>;
  readonly idField: string;
  readonly revisionField: string | undefined;
  readonly langcodeField: string | undefined;
  readonly bundleItems: readonly FieldItem[];
  readonly required: readonly RequiredColumn[];
  /** Fields that have items of their own table with columns that take no NULL. */
  readonly checked: readonly FieldPlan[];
  readonly hooks: readonly FieldHook[];
  /** Whether the entity type's own fields are known; otherwise everything is kept as given. */
  readonly known: boolean;
}

/** A field and what its type does when it is saved or deleted. */
export interface FieldHook {
  readonly field: FieldDefinition;
  readonly hooks: FieldHooks;
}

export interface PlannedField extends FieldPlan {
  readonly default: DefaultItems;
}

/** Makes plans and keeps them. */
export class SavePlans {
  private readonly plans = new Map<string, SavePlan>();
  /** The entity types that the plans were made from: others once configuration has changed. */
  private types: SiteModel['entityTypes'] | undefined;

  constructor(private readonly site: SiteModel) {}

  /** The plan of a bundle. A bundle that does not exist has the base fields only, as in Drupal. */
  of(entityType: EntityType, bundle: string): SavePlan {
    if (this.types !== this.site.entityTypes) {
      this.types = this.site.entityTypes;
      this.plans.clear();
    }
    const key = `${entityType.id}\0${bundle}`;
    let plan = this.plans.get(key);
    if (!plan) {
      plan = compile(entityType, bundle, this.site);
      this.plans.set(key, plan);
    }
    return plan;
  }
}

function compile(entityType: EntityType, bundle: string, site: SiteModel): SavePlan {
  const { keys } = entityType;
  const idField = keys.id ?? 'id';
  const own = new Set([idField, keys.revision, keys.bundle]);
  const fields: PlannedField[] = [];
  const hooks: FieldHook[] = [];
  for (const definition of site.fields(entityType.id, bundle).values()) {
    const ofType = Object.hasOwn(fieldHooks, definition.type) ? fieldHooks[definition.type] : undefined;
    if (ofType) hooks.push({ field: definition, hooks: ofType });
    const plan = own.has(definition.name) ? undefined : planField(definition, site);
    if (plan) fields.push({ ...plan, default: defaultOf(plan, entityType, site) });
  }
  const bundleDefinition = keys.bundle === undefined ? undefined : entityType.baseFields.get(keys.bundle);
  const bundlePlan = bundleDefinition && planField(bundleDefinition, site);
  return {
    entityType,
    bundle,
    fields,
    byName: new Map(fields.map((field) => [field.name, field])),
    idField,
    revisionField: keys.revision,
    langcodeField: keys.langcode,
    bundleItems: bundlePlan?.store(bundle) ?? [],
    required: requiredColumns(entityType, fields),
    checked: fields.filter((field) => field.notNull.length > 0),
    hooks,
    known: entityType.baseFields.size > 0,
  };
}
