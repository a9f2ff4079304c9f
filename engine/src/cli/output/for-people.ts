import { sep } from 'node:path';
import { nearest } from '../../plugins/near.ts';

/** Drupal's way to say that a plugin does not exist: it lists every one that does. */
const pluginList = /The "([^"]*)" plugin does not exist\. Valid plugin IDs for \S+ are: ((?:[\w:.-]+, )*[\w:.-]+)\.?/g;

/** Drupal's words for a migration that is being run, or whose run was killed. */
const busy = /^Migration (\S+) is busy with another operation: \w+$/;

/**
 * A message as a person reads it in a terminal: paths relative to the root, near matches in place of hundreds of plugin ids, and
 * what to do where Drupal only says what is.
 */
export function forPeople(text: string, root: string): string {
  return text
    .replaceAll(root.endsWith(sep) ? root : root + sep, '')
    .replace(pluginList, (_, wanted: string, known: string) => pluginSentence(wanted, known.split(', ')))
    .replace(busy, '$&. If nothing runs, its last run was killed: migrate-workbench reset-status $1');
}

function pluginSentence(wanted: string, known: readonly string[]): string {
  const near = nearest(wanted, known).map((id) => `"${id}"`);
  const advice =
    near.length > 0 ? ` Did you mean ${near.join(' or ')}?` : ` None of the ${known.length} known ones is like it.`;
  return `The "${wanted}" plugin does not exist.${advice}`;
}
