import type { Migrations } from './dependencies.ts';
import { type Discovered, discover } from './discovery.ts';
import { readDefinition } from './read.ts';
import { isWorkspaceFile, type WorkspaceFiles } from './workspace-files.ts';

/** Files that exist only in a test. */
export function memoryFiles(texts: Readonly<Record<string, string>>): WorkspaceFiles {
  return {
    list: async (root) =>
      Object.keys(texts)
        .filter((file) => file.startsWith(`${root}/`) && isWorkspaceFile(file))
        .sort(),
    read: async (file) => texts[file],
    exists: async (file) => file in texts,
  };
}

/** Migrations of one module, by the text of their files. */
export function migrationsOf(...texts: readonly string[]): Migrations {
  const files = texts.map((text, index): Discovered => {
    return { definition: readDefinition(`/m/migrations/${index}.yml`, text), provider: 'm', rank: 0 };
  });
  return discover(files).migrations;
}
