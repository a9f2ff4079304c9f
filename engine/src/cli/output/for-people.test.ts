import { describe, expect, it } from 'vitest';
import { forPeople } from './for-people.ts';

describe('a message for people', () => {
  it('has paths relative to the root', () => {
    expect(forPeople('a: went wrong (/work/site/m/a.yml:3)', '/work/site')).toBe('a: went wrong (m/a.yml:3)');
    expect(forPeople('see /work/site2/x', '/work/site')).toBe('see /work/site2/x');
  });

  it('has near matches in place of the list of plugins', () => {
    const list =
      'Valid plugin IDs for Drupal\\migrate\\Plugin\\MigratePluginManager are: concat, entity:node, skip_on_empty';
    const text = forPeople(`a: The "skip_on_emty" plugin does not exist. ${list} (/r/a.yml)`, '/r');
    expect(text).toBe('a: The "skip_on_emty" plugin does not exist. Did you mean "skip_on_empty"? (a.yml)');
    expect(forPeople(`The "zzzzzzzz" plugin does not exist. ${list}`, '/r')).toBe(
      'The "zzzzzzzz" plugin does not exist. None of the 3 known ones is like it.',
    );
  });

  it('says what to do about a migration that stays busy', () => {
    expect(forPeople('Migration a is busy with another operation: Importing', '/r')).toBe(
      'Migration a is busy with another operation: Importing. ' +
        'If nothing runs, its last run was killed: migrate-workbench reset-status a',
    );
  });
});
