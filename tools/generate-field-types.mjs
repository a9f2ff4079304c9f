#!/usr/bin/env node
// Turns the reference's facts about field types and entity types into the table that the engine and the language server
// read: engine/src/site/field-types.generated.json. Run it when ../shared/reference has changed:
//
//   node tools/generate-field-types.mjs [--check]
//
// With --check nothing is written; exits 1 when the committed table differs.
import { readFileSync, writeFileSync } from 'node:fs';

const reference = new URL('../../shared/reference/', import.meta.url);
const target = new URL('../engine/src/site/field-types.generated.json', import.meta.url);
const read = (name) => JSON.parse(readFileSync(new URL(name, reference), 'utf8'));
const fieldData = read('field-types.json');
const plugins = read('plugins.json');

/** Defaults that code computes are written as words in the reference; `entity/` knows those fields by their role. */
const COMPUTED_DEFAULTS = new Set(['current user', 'callback']);
const FIELD_FLAGS = new Set(
  'name type required translatable revisionable readonly internal auto computed cardinality default constraints'.split(
    ' ',
  ),
);

/** `default` of a base field: a literal, nothing, or one literal a version ("false (11.4), true (10.6)"). */
function defaultsOf(value) {
  if (value === undefined || COMPUTED_DEFAULTS.has(value)) return {};
  const versions = typeof value === 'string' ? [...value.matchAll(/(\w+) \((\d+\.\d+)\)/g)] : [];
  if (versions.length === 0) return { default: value };
  return { defaultByVersion: Object.fromEntries(versions.map(([, text, version]) => [version, JSON.parse(text)])) };
}

function baseField(field) {
  return {
    name: field.name,
    type: field.type,
    required: field.required,
    translatable: field.translatable,
    revisionable: field.revisionable,
    ...(field.readonly && { readonly: true }),
    ...(field.auto && { auto: true }),
    ...(field.computed && { computed: true }),
    ...(field.cardinality && { cardinality: field.cardinality }),
    ...(field.constraints && { constraints: field.constraints }),
    ...defaultsOf(field.default),
    settings: Object.fromEntries(Object.entries(field).filter(([key]) => !FIELD_FLAGS.has(key))),
  };
}

const settingsOf = (settings) =>
  Object.fromEntries(
    Object.entries(settings ?? {}).filter(([, value]) => typeof value !== 'string' || !/ /.test(value)),
  );

const fieldTypes = Object.fromEntries(
  Object.entries(fieldData.field_types).map(([id, type]) => [
    id,
    {
      provider: type.provider,
      mainProperty: type.main_property,
      properties: type.properties.map((p) => ({
        name: p.name,
        dataType: p.data_type,
        required: p.required,
        computed: p.computed,
        ...(p.versions && { versions: p.versions }),
      })),
      columns: type.columns.map((column) => ({
        name: column.name,
        type: column.type,
        ...(typeof column.length === 'number' && { length: column.length }),
        ...(column.serialize && { serialize: true }),
      })),
      storageSettings: settingsOf(type.storage_settings),
      fieldSettings: settingsOf(type.field_settings),
      notes: type.notes ?? [],
    },
  ]),
);

const contentEntities = Object.fromEntries(
  Object.entries(fieldData.entities).map(([id, entity]) => [
    id,
    {
      provider: entity.provider,
      idType: entity.id_type,
      keys: entity.entity_keys,
      bundleEntityType: entity.bundle_entity_type,
      bundleable: entity.bundleable,
      tables: entity.tables,
      baseFields: entity.base_fields.map(baseField),
    },
  ]),
);

const destinations = plugins.entity_destinations.map((entry) => ({
  type: entry.id.slice('entity:'.length),
  kind: entry.kind,
  provider: entry.provider,
  core: entry.core,
  ids: entry.ids,
  revisionIds: entry.revision_ids ?? null,
}));

const table = { fieldTypes, contentEntities, destinations };
const text = `${JSON.stringify(table, null, 1)}\n`;
if (process.argv.includes('--check')) {
  if (readFileSync(target, 'utf8') !== text) {
    console.error(
      'engine/src/site/field-types.generated.json is not what the reference gives: node tools/generate-field-types.mjs',
    );
    process.exit(1);
  }
} else {
  writeFileSync(target, text);
}
