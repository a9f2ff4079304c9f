import { entries, fromJson, isArray, type Value } from '../php/value.ts';
import { configPrefixes } from './config-prefixes.ts';
import { ConfigurationNames, configurationAt, lazyConfiguration, stringAt } from './configuration.ts';
import { FieldTable } from './field-table.ts';
import {
  contentEntityFacts,
  type EntityDestinationFacts,
  entityDestinationFacts,
  fieldTypesOf,
} from './field-type-data.ts';
import type { DrupalVersion, EntityType, SiteModel } from './model.ts';
import { standardProfile } from './standard-profile.ts';

/** Configuration that only a whole site has: a module's own `config/install` never knows all fields of a site. */
const SITE_MARKS = ['core.extension', 'system.site'];

/** Languages that exist for content without a language: `LanguageInterface::LANGCODE_NOT_SPECIFIED`, `..._NOT_APPLICABLE`. */
const LOCKED_LANGUAGES = new Set(['und', 'zxx']);

/**
 * The model of a site from its configuration.
 *
 * @param configuration name (`node.type.page`) to value. Values are read when they are needed: see `lazyConfiguration`.
 *   Without a whole site in it (`core.extension` or `system.site`) the model is not `known`, and the standard profile
 *   stands below what was found.
 * @param options.known where the caller knows it: with `false` the standard profile is in the configuration already
 */
export function createSiteModel(
  configuration: ReadonlyMap<string, Value>,
  options: { readonly drupalVersion?: DrupalVersion; readonly known?: boolean } = {},
): SiteModel {
  const drupalVersion = options.drupalVersion ?? '10.6';
  const known = options.known ?? SITE_MARKS.some((name) => configuration.has(name));
  const all = known || options.known === false ? configuration : overStandardProfile(configuration);
  const modules = once(() => modulesOf(all));
  const names = new ConfigurationNames(all.keys());
  const table = new FieldTable(all, names, drupalVersion, modules);
  const defaultLangcode = stringAt(all.get('system.site'), 'default_langcode') ?? 'en';
  const languages = names.below('language.entity').filter((langcode) => !LOCKED_LANGUAGES.has(langcode));
  return {
    known,
    drupalVersion,
    defaultLangcode,
    languages: languages.length ? languages : [defaultLangcode],
    timezone: stringAt(configurationAt(all.get('system.date'), 'timezone'), 'default') ?? 'UTC',
    entityTypes: entityTypesOf(all, names, table),
    fieldTypes: fieldTypesOf(drupalVersion),
    configuration: all,
    get modules() {
      return modules();
    },
    fields: (entityType, bundle) => table.fields(entityType, bundle),
  };
}

/** A value that is worked out when it is first asked for: reading configuration means parsing it. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

function overStandardProfile(found: ReadonlyMap<string, Value>): ReadonlyMap<string, Value> {
  const sources = new Map<string, () => Value>();
  for (const [name, value] of Object.entries(standardProfile)) sources.set(name, () => fromJson(value));
  for (const name of found.keys()) sources.set(name, () => found.get(name) ?? null);
  return lazyConfiguration(sources);
}

function modulesOf(configuration: ReadonlyMap<string, Value>): ReadonlySet<string> | undefined {
  const modules = configurationAt(configuration.get('core.extension'), 'module');
  return modules !== undefined && isArray(modules)
    ? new Set([...entries(modules)].map(([name]) => String(name)))
    : undefined;
}

function entityTypesOf(
  configuration: ReadonlyMap<string, Value>,
  names: ConfigurationNames,
  table: FieldTable,
): ReadonlyMap<string, EntityType> {
  const types = new Map<string, EntityType>();
  for (const facts of entityDestinationFacts) {
    types.set(
      facts.type,
      facts.kind === 'config' ? configType(facts) : contentType(facts, configuration, names, table),
    );
  }
  return types;
}

function configType(facts: EntityDestinationFacts): EntityType {
  return {
    id: facts.type,
    kind: 'config',
    provider: facts.provider,
    keys: { id: Object.keys(facts.ids)[0] ?? 'id' },
    ids: facts.ids,
    configPrefix: Object.hasOwn(configPrefixes, facts.type) ? configPrefixes[facts.type]?.prefix : undefined,
    tables: {},
    idType: 'string',
    bundleEntityType: undefined,
    bundles: new Map([[facts.type, facts.type]]),
    baseFields: new Map(),
  };
}

function contentType(
  facts: EntityDestinationFacts,
  configuration: ReadonlyMap<string, Value>,
  names: ConfigurationNames,
  table: FieldTable,
): EntityType {
  const known = contentEntityFacts.get(facts.type);
  const bundleEntityType = known?.bundleEntityType ?? undefined;
  const bundles = once(() =>
    bundleEntityType ? bundlesOf(bundleEntityType, configuration, names) : new Map([[facts.type, facts.type]]),
  );
  return {
    id: facts.type,
    kind: 'content',
    provider: facts.provider,
    keys: known?.keys ?? { id: Object.keys(facts.ids)[0], revision: Object.keys(facts.revisionIds ?? {})[0] },
    ids: facts.ids,
    configPrefix: undefined,
    tables: known?.tables ?? {},
    idType: Object.values(facts.ids)[0] === 'string' ? 'string' : 'integer',
    bundleEntityType,
    get bundles() {
      return bundles();
    },
    get baseFields() {
      return table.baseFields(facts.type);
    },
  };
}

function bundlesOf(
  bundleEntityType: string,
  configuration: ReadonlyMap<string, Value>,
  names: ConfigurationNames,
): ReadonlyMap<string, string> {
  const prefix = configPrefixes[bundleEntityType];
  const bundles = new Map<string, string>();
  if (!prefix) return bundles;
  for (const id of names.below(prefix.prefix)) {
    bundles.set(id, stringAt(configuration.get(`${prefix.prefix}.${id}`), prefix.label) ?? id);
  }
  return bundles;
}
