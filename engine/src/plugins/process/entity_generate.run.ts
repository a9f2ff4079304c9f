import { stringOf, toBoolean } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import {
  arrayFrom,
  arrayKey,
  elementAt,
  entries,
  isArray,
  type PhpArray,
  type Value,
  valuesOf,
} from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { type Row, withElement } from '../../pipeline/row.ts';
import type { SiteModel } from '../../site/model.ts';
import type { Configuration, ProcessFactory } from '../process.ts';
import type { EntityDraft } from '../services.ts';
import { option } from './configuration.ts';
import { entityLookup } from './entity-lookup.ts';
import type { LookupProperties } from './entity-lookup-properties.ts';

/** migrate_plus' `EntityGenerate`. */
const factory: ProcessFactory = (configuration, context) => {
  const lookup = entityLookup(configuration, context);
  const { entities, site } = context.services;
  return {
    transform: (value, { row, destinationProperty }) =>
      andThen(lookup.lookUp(value, destinationProperty), (found) => {
        if (toBoolean(found)) return found;
        if (!toBoolean(value)) return null;
        const properties = lookup.properties(destinationProperty);
        const draft = draftOf(properties, valuesFor(value, properties, configuration, row), site);
        return andThen(entities.save(draft, undefined), (saved) => stringOf(saved.id));
      }),
  };
};

/** The new entity's values: what was looked up, then `default_values`, then what `values` reads from the row. */
function valuesFor(value: Value, properties: LookupProperties, configuration: Configuration, row: Row): PhpArray {
  const { valueKey, bundleKey, bundle } = properties;
  const values = new Map([[arrayKey(valueKey), value]]);
  if (bundleKey !== '') values.set(arrayKey(bundleKey), bundle);
  const defaults = option(configuration, 'default_values');
  if (isArray(defaults)) for (const [key, literal] of entries(defaults)) values.set(key, literal);
  const read = option(configuration, 'values');
  if (!isArray(read)) return arrayFrom(values);
  return [...entries(read)].reduce(
    (all: PhpArray, [key, property]) => withElement(all, String(key).split('/'), row.get(stringOf(property))),
    arrayFrom(values),
  );
}

/** @throws PhpException EntityStorageException where a type with bundles is not told which one */
function draftOf({ entityType }: LookupProperties, values: PhpArray, site: SiteModel): EntityDraft {
  const type = site.entityTypes.get(entityType);
  const key = type?.keys.bundle;
  const bundle = key === undefined ? entityType : bundleName(elementAt(values, arrayKey(key)) ?? null);
  if (bundle === '') {
    throw new PhpException(
      'Drupal\\Core\\Entity\\EntityStorageException',
      `Missing bundle for entity type ${entityType}`,
    );
  }
  return { type: entityType, bundle, values: new Map(entries(values)) };
}

/** A bundle's name, or the first of a list. */
function bundleName(bundle: Value): string {
  const first = isArray(bundle) ? (valuesOf(bundle)[0] ?? null) : bundle;
  return isArray(first) ? stringOf(valuesOf(first)[0] ?? null) : stringOf(first);
}

export default factory;
