import type { MigrationStatus, Preview } from '@migrate-workbench/engine/executable/runner.ts';
import { describe, expect, it } from 'vitest';
import { parseDocument } from 'yaml';
import { messagesText } from './messages.ts';
import { previewText } from './preview.ts';
import { statusText } from './status.ts';

const migration: MigrationStatus = {
  group: 'Default (default)',
  id: 'people',
  label: 'People',
  status: 'Idle',
  total: 30,
  imported: 24,
  needing_update: 1,
  unprocessed: 6,
  message_count: 2,
  last_imported: '2026-11-22T11:00:00.250+01:00',
  tags: [],
  file: '/site/migrations/people.yml',
};

describe('the status document', () => {
  it('lists the migrations of each group in aligned columns', () => {
    const other = { ...migration, group: 'Old (old)', id: 'a', total: null, unprocessed: null };
    const lines = statusText('Status of site', { migrations: [migration, other], problems: [] }).split('\n');
    expect(lines.filter((line) => line.startsWith('Group:'))).toEqual(['Group: Default (default)', 'Group: Old (old)']);
    expect(lines.find((line) => line.startsWith('people'))).toMatch(
      /^people +Idle +30 +24 +1 +6 +2 +2026-11-22 10:00:00$/,
    );
    expect(lines.find((line) => line.startsWith('a '))).toMatch(/^a +Idle +N\/A +24 +1 +N\/A +2 /);
  });

  it('names broken files with their line', () => {
    const report = { migrations: [], problems: [{ file: '/site/x.yml', line: 3, message: 'No mapping.' }] };
    expect(statusText('Status', report)).toContain('/site/x.yml:3: No mapping.');
  });

  it('says so where there is no migration', () => {
    expect(statusText('Status', { migrations: [], problems: [] })).toContain('No migrations were found.');
  });
});

describe('the messages document', () => {
  it('shows each message with its level in words and its ids', () => {
    const row = { level: 1, source_ids: '7', destination_ids: '', message: 'No such term.', source_ids_hash: 'x' };
    expect(messagesText('people', [row])).toMatch(/\nerror +7 +No such term\.\n$/);
  });

  it('says so where there are none', () => {
    expect(messagesText('people', [])).toBe('people has no messages.\n');
  });
});

describe('the preview document', () => {
  const items = [{ value: 'x' }];
  const preview: Preview = {
    source: { id: 1, name: ' Ann: ' },
    pipelines: [
      {
        destination: 'title',
        steps: [
          { plugin: 'get', config: { plugin: 'get', source: 'name' }, input: null, output: items },
          { plugin: 'callback', config: { plugin: 'callback', callable: 'trim' }, input: items, output: 'Ann:' },
        ],
      },
      {
        destination: 'uid',
        steps: [{ plugin: 'skip_on_empty', config: {}, input: '', output: null, skipped: 'No owner' }],
      },
    ],
    destination: { title: 'Ann:' },
    result: { outcome: 'skipped', reason: 'No owner' },
  };
  const text = previewText('people', 'row 1', preview);

  it('is valid YAML that keeps every value, also one that two steps share', () => {
    expect(parseDocument(text).toJS()).toEqual({
      source: preview.source,
      process: {
        title: [
          { plugin: 'get', configuration: { source: 'name' }, output: items },
          { plugin: 'callback', configuration: { callable: 'trim' }, input: items, output: 'Ann:' },
        ],
        uid: [{ plugin: 'skip_on_empty', input: '', skipped: 'No owner' }],
      },
      destination: preview.destination,
    });
    expect(text).not.toMatch(/[&*]a\d/);
  });

  it('begins with what would become of the row and why', () => {
    expect(text.split('\n')[0]).toBe('# people, row 1: this row would be skipped: No owner');
  });
});
