// Writes engine/src/plugins/catalogue.generated.json from ../shared/reference/plugins.json: every plugin that is known
// but not implemented here. Plugins with an ID.ts of their own are left out, so that no knowledge stands in two places.
// Usage: node tools/generate-catalogue.mjs [PLUGINS_JSON]
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = fileURLToPath(new URL('..', import.meta.url));
const input = process.argv[2] ?? `${root}/../shared/reference/plugins.json`;
const output = `${root}/engine/src/plugins/catalogue.generated.json`;

/** Options whose name alone says what their text refers to, whatever the plugin. */
const REFERENCES = {
  migration: 'migration',
  lookup_migrations: 'migration',
  stub_id: 'migration',
  entity_type: 'entity_type',
  bundle: 'bundle',
  default_bundle: 'bundle',
  overwrite_properties: 'destination_property',
  destination_field: 'destination_property',
  process: 'process',
  do_process: 'process',
  else_process: 'process',
  do_get: 'property',
  else_get: 'property',
  use_as_key: 'property',
  callable: 'callable',
  ids: 'source_ids',
};

/** Options that take an entity type, bundle or the like under a name that means something else elsewhere. */
const NOT_A_REFERENCE = new Set(['entity_lookup.bundle_key', 'soap.function']);

/** Plugins whose configuration is handed on whole or read under names of the user's choosing. */
const OPEN = new Set(['process:if_condition', 'process:debug', 'process:service']);

/** Required options that core's own migrations leave null. */
const NULLABLE = new Set(['config.config_name']);

const omitEmpty = (object) =>
  Object.fromEntries(
    Object.entries(object).filter(
      ([, value]) => value !== undefined && value !== null && value !== false && value.length !== 0,
    ),
  );

/** A default that is a value; texts such as "site default, else UTC" go into the description. */
function isLiteral(option) {
  const value = option.default;
  if (typeof value === 'string')
    return option.types.some((t) => t === 'string' || t === 'any') && !/[\s<[]/.test(value);
  if (typeof value === 'number') return option.types.includes('integer') || option.types.includes('any');
  return true;
}

function optionOf(plugin, option) {
  if (typeof option === 'string')
    return omitEmpty({ name: option, types: ['any'], required: plugin.requires?.includes(option), text: '' });
  const known = option.default !== null && option.default !== undefined;
  const aside = known && !isLiteral(option) ? `Default: ${option.default}.` : '';
  const result = {
    name: option.name,
    // PHP does not tell an option that is null from one that is not there.
    types:
      option.required && !NULLABLE.has(`${plugin.id}.${option.name}`)
        ? option.types
        : [...new Set([...option.types, 'null'])],
    required: option.required,
    allowed: option.allowed,
    reference: NOT_A_REFERENCE.has(`${plugin.id}.${option.name}`) ? undefined : REFERENCES[option.name],
    text: [option.description, aside].filter(Boolean).join(' '),
  };
  // `false` and `[]` are defaults worth telling: added after the empty parts have gone.
  return known && !aside ? { ...omitEmpty(result), default: option.default } : omitEmpty(result);
}

function deprecation({ deprecated }) {
  if (!deprecated) return undefined;
  const use = deprecated.replacement ? ` Use ${deprecated.replacement}.` : '';
  return `Deprecated in ${deprecated.since}, removed in ${deprecated.removed_in}.${use}`;
}

/** `{a, b: string}, + langcode ...` as {a: string, b: string}. */
function idsOfText(text) {
  const inside = /^\{([^}]*)\}/.exec(text ?? '')?.[1]?.trim();
  if (!inside) return undefined;
  const ids = {};
  let waiting = [];
  for (const part of inside.split(/,\s*/)) {
    const [name, type] = part.split(/:\s*/);
    waiting.push(name);
    if (type) {
      for (const each of waiting) ids[each] = type;
      waiting = [];
    }
  }
  return Object.keys(ids).every((name) => /^\w+$/.test(name)) ? ids : undefined;
}

function idsOfSource(ids) {
  return ids && Object.fromEntries(Object.entries(ids).map(([name, definition]) => [name, definition.type]));
}

const sentence = (text) => `${text[0].toUpperCase()}${text.slice(1)}${/[.!?]$/.test(text) ? '' : '.'}`;

function summaryOf(plugin) {
  if (plugin.type === 'process') return `${sentence(`takes ${plugin.input}`)} ${sentence(`gives ${plugin.output}`)}`;
  if (plugin.type === 'source' && plugin.tables?.length > 0) {
    const version = /^d([67])_/.exec(plugin.id)?.[1];
    return `Reads ${plugin.tables.map((t) => `\`${t}\``).join(', ')}${version ? ` of a Drupal ${version} site` : ''}.`;
  }
  return '';
}

const OF_TYPE = {
  source: (p) => ({
    fields: p.fields,
    ids: idsOfSource(p.ids),
    sql: p.sql,
    extraProperties: p.extra_row_properties,
    openRow: p.field_api_values || p.fields === null,
  }),
  process: (p) => ({
    handleMultiples: p.handle_multiples,
    input: p.input,
    output: p.output,
    multipleAfter: p.multiple_after === 'true' || p.multiple_after === 'false' ? p.multiple_after : 'maybe',
    effects: p.effects,
  }),
  destination: (p) => ({
    supportsRollback: p.supports_rollback === true,
    ids: idsOfText(p.ids),
    entityType: /^entity:(.+)/.exec(p.id)?.[1],
    properties: p.properties,
  }),
};

function notesOf(plugin) {
  const notes = [...(plugin.notes ?? [])];
  if (plugin.item_selector) notes.push(`item_selector: ${plugin.item_selector}.`);
  if (plugin.field_selector) notes.push(`Selectors of fields: ${plugin.field_selector}.`);
  if (plugin.parens) notes.push(`May be written \`${plugin.id}(${plugin.parens})\`.`);
  return notes;
}

function descriptorOf(plugin) {
  return omitEmpty({
    type: plugin.type,
    id: plugin.id,
    provider: plugin.provider,
    summary: summaryOf(plugin),
    options: (plugin.config ?? []).map((option) => optionOf(plugin, option)),
    // Any key of a source is a source property; entity destinations hand their keys on to the storage.
    open: plugin.type === 'source' || plugin.type === 'destination' || OPEN.has(`${plugin.type}:${plugin.id}`),
    core: plugin.core,
    deprecated: deprecation(plugin),
    notes: notesOf(plugin),
    derivatives: plugin.derivatives,
    ...OF_TYPE[plugin.type]?.(plugin),
  });
}

/** The same id from two modules is one plugin that moved: it exists where either does, and the newer one describes it. */
function mergeMoved(plugins) {
  const byKey = new Map();
  for (const plugin of plugins) {
    const key = `${plugin.type} ${plugin.id}`;
    const twin = byKey.get(key);
    if (!twin) byKey.set(key, plugin);
    else {
      const core = Object.fromEntries(Object.keys(plugin.core).map((v) => [v, plugin.core[v] || twin.core[v]]));
      byKey.set(key, { ...(plugin.core['11.4'] ? plugin : twin), core });
    }
  }
  return [...byKey.values()];
}

/** The `entity:TYPE` destinations: those with a class of their own from the plugins, all others as plain `entity`. */
function withEntityTypes(plugins, entityDestinations) {
  const base = plugins.find((p) => p.type === 'destination' && p.id === 'entity');
  const own = new Set(plugins.filter((p) => p.type === 'destination').map((p) => p.id));
  const contentOnly = new Set(['default_bundle', 'overwrite_properties', 'validate']);
  return entityDestinations
    .filter((entity) => !own.has(entity.id))
    .map((entity) => ({
      ...base,
      id: entity.id,
      provider: entity.provider,
      core: entity.core,
      derivatives: undefined,
      config: base.config.filter((o) => entity.kind === 'content' || !contentOnly.has(o.name)),
      ids: `{${Object.entries(entity.ids)
        .map(([name, type]) => `${name}: ${type}`)
        .join(', ')}}`,
    }));
}

/** Type and id of the plugins that stand in files of their own. */
async function implemented() {
  const bundle = await build({
    entryPoints: [`${root}/engine/src/plugins/descriptors.ts`],
    bundle: true,
    format: 'esm',
    write: false,
  });
  const { implementedDescriptors } = await import(
    `data:text/javascript,${encodeURIComponent(bundle.outputFiles[0].text)}`
  );
  return new Set(implementedDescriptors.map((d) => `${d.type} ${d.id}`));
}

const data = JSON.parse(await readFile(input, 'utf8'));
const own = await implemented();
const plugins = mergeMoved(data.plugins);
const entries = [...plugins, ...withEntityTypes(plugins, data.entity_destinations)]
  .filter((p) => !own.has(`${p.type} ${p.id}`))
  .map(descriptorOf)
  .sort((a, b) => (a.type === b.type ? (a.id < b.id ? -1 : 1) : a.type < b.type ? -1 : 1));
await writeFile(output, `[\n${entries.map((entry) => JSON.stringify(entry)).join(',\n')}\n]\n`);
process.stdout.write(`${entries.length} plugins, ${own.size} left out because they are implemented\n`);
