import { debugType, stringOf, toBoolean } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import { arrayKey, elementAt, isArray, type Value, valuesOf } from '../../php/value.ts';
import type { EntityType, FieldDefinition } from '../../site/model.ts';
import { MigrateException } from '../exceptions.ts';
import type { Configuration, ProcessBuildContext } from '../process.ts';
import { option } from './configuration.ts';

/** What an `entity_lookup` searches. Empty texts stand for what is not known. */
export interface LookupProperties {
  readonly entityType: string;
  readonly valueKey: string;
  readonly bundleKey: string;
  /** The bundle as configured: a name or a list of them, NULL without one. */
  readonly bundle: Value;
  readonly bundles: readonly Value[];
}

interface Draft {
  entityType: string;
  valueKey: string;
  bundleKey: string;
  bundle: Value;
}

/**
 * What to search: the configuration, completed from the destination field where the migration says its bundle with a
 * `default_value`.
 * @throws MigrateException where something is missing or the field refers to nothing; PhpError where the field does not exist
 */
export function lookupProperties(
  configuration: Configuration,
  context: ProcessBuildContext,
  destinationProperty: string,
): LookupProperties {
  const draft: Draft = {
    valueKey: textOption(configuration, 'value_key', 'lookupValueKey'),
    bundleKey: textOption(configuration, 'bundle_key', 'lookupBundleKey'),
    bundle: truthy(option(configuration, 'bundle')),
    entityType: textOption(configuration, 'entity_type', 'lookupEntityType'),
  };
  if (!(draft.valueKey && draft.bundleKey && draft.bundle !== null && draft.entityType)) {
    const field = destinationField(context, destinationProperty.split('/')[0] ?? '');
    if (field) completeFrom(field, draft, context);
  }
  return checked(draft);
}

function checked(draft: Draft): LookupProperties {
  const { valueKey, bundleKey, bundle, entityType } = draft;
  if (!toBoolean(valueKey)) throw new MigrateException('The entity_lookup plugin requires a value_key, none located.');
  if (toBoolean(bundleKey) && bundle === null) {
    throw new MigrateException('The entity_lookup plugin found no bundle but destination entity requires one.');
  }
  if (!toBoolean(entityType)) {
    throw new MigrateException('The entity_lookup plugin requires a entity_type, none located.');
  }
  return { valueKey, bundleKey, bundle, entityType, bundles: isArray(bundle) ? valuesOf(bundle) : [bundle] };
}

/** A text among the options. PHP's typed properties take nothing else. */
function textOption(configuration: Configuration, name: string, property: string): string {
  const value = truthy(option(configuration, name));
  if (value === null || typeof value === 'string') return value ?? '';
  throw new PhpError(
    'TypeError',
    `Cannot assign ${debugType(value)} to property Drupal\\migrate_plus\\Plugin\\migrate\\process\\EntityLookup::$${property} of type ?string`,
  );
}

function truthy(value: Value): Value {
  return toBoolean(value) ? value : null;
}

/**
 * The field that the pipeline is for, where the first step of the bundle's pipeline is a `default_value`.
 * @throws PhpError where that bundle has no such field
 */
function destinationField(
  { migration, services, process }: ProcessBuildContext,
  name: string,
): FieldDefinition | undefined {
  const [, type = ''] = stringOf(option(migration.destinationConfiguration, 'plugin')).split(':');
  const bundleKey = services.site.entityTypes.get(type)?.keys.bundle;
  if (bundleKey === undefined) return undefined;
  const bundle = defaultValueOf(process, bundleKey);
  if (!toBoolean(bundle)) return undefined;
  const field = services.site.fields(type, stringOf(bundle)).get(name);
  if (!field && services.site.known) {
    throw new PhpError('Error', 'Call to a member function getConfig() on null');
  }
  return field;
}

function defaultValueOf(process: Value, destination: string): Value {
  const pipeline = at(process, destination);
  if (!isArray(pipeline)) return null;
  const step = at(pipeline, 'plugin') === null ? at(pipeline, '0') : pipeline;
  return at(step, 'default_value');
}

/** Fills in what the field's settings tell. */
function completeFrom(field: FieldDefinition, draft: Draft, { services }: ProcessBuildContext): void {
  if (field.type === 'file' || field.type === 'image') {
    draft.entityType = 'file';
    draft.valueKey ||= 'uri';
    return;
  }
  if (field.type !== 'entity_reference') {
    throw new MigrateException(`Destination field type ${field.type} is not a recognized reference type.`);
  }
  const settings = field.settings.handler_settings ?? null;
  draft.bundle ??= targetBundle(settings);
  draft.entityType ||= targetType(field);
  const keys: EntityType['keys'] = services.site.entityTypes.get(draft.entityType)?.keys ?? {};
  draft.valueKey ||= keys.label ?? '';
  draft.bundleKey ||= keys.bundle ?? '';
}

/** The only bundle that a field refers to, or the one that it creates in. */
function targetBundle(settings: Value): Value {
  const named = at(settings, 'target_bundles');
  const bundles = (isArray(named) ? valuesOf(named) : [named]).filter(toBoolean);
  if (bundles.length === 1) return bundles[0] ?? null;
  const created = at(settings, 'auto_create_bundle');
  if (!toBoolean(at(settings, 'auto_create')) || !toBoolean(created)) return null;
  if (isArray(created)) return valuesOf(created)[0] ?? null;
  throw new PhpError('TypeError', `reset(): Argument #1 ($array) must be of type array, ${debugType(created)} given`);
}

/** `default:node` selects nodes; other handlers go by the field's own target. */
function targetType(field: FieldDefinition): string {
  const [, type] = stringOf(field.settings.handler ?? null).split(':');
  return type ?? stringOf(field.settings.target_type ?? null);
}

function at(value: Value, key: string): Value {
  return isArray(value) ? (elementAt(value, arrayKey(key)) ?? null) : null;
}
