import type { LoadedProcessPlugin } from '../pipeline/compile.ts';
import type { Catalogue } from '../plugins/catalogue.ts';
import { PluginNotFoundException, PluginNotRunnableError } from '../plugins/exceptions.ts';
import { loadDestination, loadProcess, loadSource } from '../plugins/implementations.ts';
import type { StandIns } from '../standins/standins.ts';
import type { PluginLoader } from './environment.ts';

/**
 * Plugins of the registry, where the workspace has no stand-in of its own. Process plugins are loaded before a section is compiled, so
 * that compiling is synchronous.
 */
export function createPluginLoader(catalogue: Catalogue, standIns?: StandIns): PluginLoader {
  const loaded = new Map<string, LoadedProcessPlugin | Error>();
  return {
    idMap: (id) => idMapKind(id, catalogue),
    source: async (id) => standIns?.source(id) ?? loadSource(id, catalogue),
    destination: async (id) => standIns?.destination(id) ?? loadDestination(id, catalogue),
    process: {
      async preload(ids) {
        for (const id of new Set(ids)) {
          if (loaded.has(id)) continue;
          const plugin = standIns?.process(id) ?? (await loadProcess(id, catalogue).catch((error: Error) => error));
          loaded.set(id, plugin);
        }
      },
      get(id) {
        const plugin = loaded.get(id) ?? new PluginNotFoundException(id);
        if (plugin instanceof Error) throw plugin;
        return plugin;
      },
    },
  };
}

/** Which of core's two id maps this is. */
function idMapKind(id: string, catalogue: Catalogue): 'sql' | 'null' {
  if (id === 'sql' || id === 'null') return id;
  if (catalogue.find('id_map', id)) {
    throw new PluginNotRunnableError(
      'id_map',
      id,
      "it only exists in PHP. Use core's own, sql, to run this migration here.",
    );
  }
  const manager = 'Drupal\\migrate\\Plugin\\MigratePluginManager';
  throw new PluginNotFoundException(
    id,
    `The "${id}" plugin does not exist. Valid plugin IDs for ${manager} are: null, sql`,
  );
}
