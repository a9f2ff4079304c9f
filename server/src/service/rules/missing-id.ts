import { child } from '@migrate-workbench/engine/definition/syntax.ts';
import type { Rule } from '../problem.ts';

/** A migration file without an `id`: Drupal's discovery throws, and no migration of the site is available. */
export const missingId: Rule = {
  code: 'missing-id',
  title: 'Missing id',
  severity: 'error',
  check({ file }, report) {
    const { root, kind } = file;
    const first = root?.entries[0];
    if (kind === 'shared' || root === undefined || first === undefined || child(root, 'id') !== undefined) return;
    // Some folders called "migrations" hold other things as well.
    if (kind === 'plugin' && child(root, 'source') === undefined && child(root, 'process') === undefined) return;
    const message = 'There is no "id": Drupal reads no migration at all while a file without one is there.';
    const at = { start: first.key.range.start, end: first.key.range.start };
    const fix = { title: 'Add "id"', edits: [{ range: at, newText: `id: ${nameOf(file.file)}\n` }] };
    report({ range: first.key.range, message, fixes: first.key.range.start === 0 ? [fix] : [] });
  },
};

function nameOf(file: string): string {
  const name = file.split(/[/\\]/).at(-1) ?? '';
  return name.replace(/\.yml$/i, '').replace(/^migrate_plus\.migration(?:_group)?\./, '');
}
