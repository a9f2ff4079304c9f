import type { LoadedProcessPlugin } from '../pipeline/compile.ts';
import type { Catalogue } from '../plugins/catalogue.ts';
import { PluginNotFoundException } from '../plugins/exceptions.ts';
import { loadDestination, loadProcess, loadSource } from '../plugins/implementations.ts';
import type { PluginLoader } from './environment.ts';

/** Plugins of the registry. Process plugins are loaded before a section is compiled, so that compiling is synchronous. */
export function createPluginLoader(catalogue: Catalogue): PluginLoader {
  const loaded = new Map<string, LoadedProcessPlugin | Error>();
  return {
    source: (id) => loadSource(id, catalogue),
    destination: (id) => loadDestination(id, catalogue),
    process: {
      async preload(ids) {
        for (const id of new Set(ids)) {
          if (!loaded.has(id)) loaded.set(id, await loadProcess(id, catalogue).catch((error: Error) => error));
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
