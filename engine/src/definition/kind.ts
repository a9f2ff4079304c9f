import type { DefinitionKind } from './definition.ts';

const FILE_NAMES: readonly (readonly [pattern: RegExp, kind: DefinitionKind])[] = [
  [/^migrate_plus\.migration_group\.(.+)\.yml$/, 'group'],
  [/\.migrate_shared_configuration\.yml$/, 'shared'],
];
const CONFIGURATION = /^migrate_plus\.migration\.(.+)\.yml$/;

/**
 * What a file is by its path, `undefined` for any file that holds no migration. A file directly inside a folder `migrations` is a
 * plugin whatever its name; names are matched as Drupal does: `.yml` in any case there, exactly everywhere else.
 */
export function kindOf(file: string): DefinitionKind | undefined {
  const parts = file.split(/[/\\]/);
  const name = parts.at(-1) ?? '';
  const folder = parts.at(-2) ?? '';
  for (const [pattern, kind] of FILE_NAMES) if (pattern.test(name)) return kind;
  if (folder === 'migrations' && /\.yml$/i.test(name)) return 'plugin';
  if (CONFIGURATION.test(name)) return 'configuration';
  return folder === 'migrate_shared_configuration' && name.endsWith('.yml') ? 'shared' : undefined;
}

/** The id that a file's name promises: Drupal refuses configuration whose `id` differs from it. */
export function idOfFileName(file: string): string | undefined {
  const name = file.split(/[/\\]/).at(-1) ?? '';
  return (CONFIGURATION.exec(name) ?? FILE_NAMES[0]?.[0].exec(name))?.[1];
}
