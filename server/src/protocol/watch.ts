import { kindOf } from '@migrate-workbench/engine/definition/kind.ts';
import { IGNORED_FOLDERS } from '@migrate-workbench/engine/definition/workspace-files.ts';

/** Files whose change on disk may change what the server knows. */
export const watchedGlobs: readonly string[] = [
  '**/*.{yml,YML}',
  '**/composer.lock',
  '**/core/lib/Drupal.php',
  '**/*.csv',
];

/** What a change of a file means: nothing, another version of a migration, other data, or another site around it all. */
export type Change = 'none' | 'migration' | 'data' | 'site';

/**
 * What the change of a file means.
 * @param siteFolders folders of the site's own configuration
 */
export function changeOf(file: string, siteFolders: readonly string[]): Change {
  const parts = file.split(/[/\\]/);
  if (parts.some((part) => IGNORED_FOLDERS.includes(part))) return 'none';
  if (/\.csv$/i.test(file)) return 'data';
  if (kindOf(file) !== undefined) return 'migration';
  const name = parts.at(-1) ?? '';
  const telling = name.endsWith('.info.yml') || name === 'core.extension.yml' || !/\.yml$/i.test(name);
  const configuration = parts.includes('config') || siteFolders.some((folder) => file.startsWith(folder));
  return telling || configuration ? 'site' : 'none';
}
