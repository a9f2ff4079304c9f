import type { Value } from '../../php/value.ts';
import type { ConfigurationService } from '../../plugins/services.ts';
import type { ChangedConfiguration } from '../../site/live-site.ts';

/** Where changes of configuration are kept: by collection, empty for the site's own, `language.LANGCODE` for overrides. */
export interface ConfigurationStorage extends ChangedConfiguration {
  changes(collection?: string): ReadonlyMap<string, Value>;
  /** @param value `null` deletes */
  set(name: string, value: Value, collection?: string): void;
}

/** Configuration as it was read, with the changes kept in a storage. */
export function createConfigurationService(
  base: ReadonlyMap<string, Value>,
  storage: ConfigurationStorage,
): ConfigurationService {
  return {
    get(name, langcode) {
      const changed = storage.changes(collectionOf(langcode)).get(name);
      if (changed !== undefined) return changed ?? undefined;
      return langcode === undefined ? base.get(name) : undefined;
    },
    set: (name, value, langcode) => storage.set(name, value, collectionOf(langcode)),
    delete: (name, langcode) => storage.set(name, null, collectionOf(langcode)),
    names(prefix) {
      const start = prefix === '' ? '' : `${prefix}.`;
      const changes = storage.changes();
      const names = [...base.keys()].filter((name) => !changes.has(name));
      for (const [name, value] of changes) if (value !== null) names.push(name);
      return names.filter((name) => name.startsWith(start)).sort();
    },
  };
}

function collectionOf(langcode: string | undefined): string {
  return langcode === undefined ? '' : `language.${langcode}`;
}
