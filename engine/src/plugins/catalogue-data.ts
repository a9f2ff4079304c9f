import { fromEntries, isJsonObject, isString, type JsonObject, textsAt } from './catalogue-read.ts';
import type { OptionSpec, OptionType, PluginDescriptor, ProcessDescriptor, ReferenceKind } from './descriptor.ts';

/*
 * Reads the entries of catalogue.generated.json, which leave out everything empty, as descriptors. Entries are
 * checked, not cast: what does not read as a descriptor is an error of the generator's and ends the load.
 */

const OPTION_TYPES: readonly OptionType[] = [
  'string',
  'integer',
  'float',
  'boolean',
  'sequence',
  'mapping',
  'null',
  'any',
];

const REFERENCE_KINDS: readonly ReferenceKind[] = [
  'property',
  'migration',
  'process',
  'entity_type',
  'bundle',
  'destination_property',
  'callable',
  'date_format',
  'timezone',
  'file',
  'source_ids',
];

const OTHER_TYPES = ['id_map', 'data_fetcher', 'data_parser', 'authentication', 'condition', 'field'] as const;

/** Type and id of an entry, for an index that decodes the rest only when it is asked for. */
export function keyOfEntry(entry: unknown): { readonly type: string; readonly id: string } {
  if (!isJsonObject(entry) || !isString(entry.type) || !isString(entry.id)) throw new Error('a plugin without an id');
  return { type: entry.type, id: entry.id };
}

/** One entry as a descriptor. @throws Error where it is none */
export function descriptorOfEntry(entry: unknown): PluginDescriptor {
  if (!isJsonObject(entry)) throw new Error('an entry of the catalogue is no object');
  const { type, id } = keyOfEntry(entry);
  const common = commonOf(entry, id);
  switch (type) {
    case 'source':
      return { ...common, type, ...sourceParts(entry) };
    case 'process':
      return { ...common, type, ...processParts(entry) };
    case 'destination':
      return { ...common, type, ...destinationParts(entry) };
    default: {
      const other = OTHER_TYPES.find((known) => known === type);
      if (!other) throw new Error(`unknown type of plugin: ${type}`);
      return { ...common, type: other };
    }
  }
}

function commonOf(entry: JsonObject, id: string) {
  const core = isJsonObject(entry.core)
    ? { '10.6': entry.core['10.6'] === true, '11.4': entry.core['11.4'] === true }
    : undefined;
  return {
    id,
    provider: isString(entry.provider) ? entry.provider : '',
    summary: isString(entry.summary) ? entry.summary : '',
    options: Array.isArray(entry.options) ? entry.options.map(optionOf) : [],
    closed: entry.open !== true,
    notes: textsAt(entry, 'notes'),
    ...(core && { core }),
    ...(isString(entry.deprecated) && { deprecated: entry.deprecated }),
    ...(isString(entry.derivatives) && { derivatives: entry.derivatives }),
  };
}

function optionOf(option: unknown): OptionSpec {
  if (!isJsonObject(option) || !isString(option.name)) throw new Error('an option without a name');
  const reference = REFERENCE_KINDS.find((kind) => kind === option.reference);
  return {
    name: option.name,
    types: textsAt(option, 'types').flatMap((text) => OPTION_TYPES.filter((type) => type === text)),
    text: isString(option.text) ? option.text : '',
    ...(option.required === true && { required: true }),
    ...(option.default !== undefined && { default: option.default }),
    ...(Array.isArray(option.allowed) && { allowed: option.allowed }),
    ...(reference && { reference }),
  };
}

function sourceParts(entry: JsonObject) {
  const fields = textsAt(entry, 'fields');
  const extraProperties = textsAt(entry, 'extraProperties');
  return {
    ...(fields.length > 0 && { fields: fromEntries(fields.map((name) => [name, name])) }),
    ...idsOf(entry),
    ...(entry.sql === true && { sql: true }),
    ...(extraProperties.length > 0 && { extraProperties }),
    ...(entry.openRow === true && { openRow: true }),
  };
}

function processParts(
  entry: JsonObject,
): Pick<ProcessDescriptor, 'handleMultiples' | 'input' | 'output' | 'multipleAfter' | 'effects'> {
  const multipleAfter = (['true', 'false'] as const).find((known) => known === entry.multipleAfter) ?? 'maybe';
  return {
    handleMultiples: entry.handleMultiples === true,
    input: isString(entry.input) ? entry.input : '',
    output: isString(entry.output) ? entry.output : '',
    multipleAfter,
    effects: textsAt(entry, 'effects'),
  };
}

function destinationParts(entry: JsonObject) {
  const properties = textsAt(entry, 'properties');
  return {
    supportsRollback: entry.supportsRollback === true,
    ...idsOf(entry),
    ...(isString(entry.entityType) && { entityType: entry.entityType }),
    ...(properties.length > 0 && { properties }),
  };
}

function idsOf(entry: JsonObject) {
  if (!isJsonObject(entry.ids)) return {};
  return {
    ids: fromEntries(Object.entries(entry.ids).flatMap(([name, type]) => (isString(type) ? [[name, type]] : []))),
  };
}
