import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { LintRequest } from '@migrate-workbench/engine/cli/lint/finding.ts';
import { afterEach, describe, expect, it } from 'vitest';
import { lint } from './lint.ts';

const example = path.resolve(import.meta.dirname, '../../../examples/people');
const migrations = path.join(example, 'web/modules/custom/people_migrate/migrations');
const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) {
    rmSync(root, { recursive: true });
  }
});

/** A folder with these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const root = mkdtempSync(path.join(tmpdir(), 'migrate-workbench-lint-'));
  roots.push(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
    writeFileSync(path.join(root, name), text);
  }
  return root;
}

function check(root: string, request: Partial<LintRequest> = {}) {
  return lint({ root, paths: [], levels: new Map(), ...request });
}

/** A migration that reads a CSV file with this column. */
const reading = (column: string) => `id: a
source: { plugin: csv, path: modules/m/people.csv, ids: [id] }
process: { title: ${column} }
destination: { plugin: 'entity:node', default_bundle: page }
`;

describe('lint', () => {
  it('finds the one mistake of the example, and nothing else', async () => {
    const report = await check(example);
    expect(report.files).toBe(5);
    expect(report.findings).toEqual([
      {
        file: 'web/modules/custom/people_migrate/migrations/people_account.yml',
        range: { start: { line: 18, character: 6 }, end: { line: 18, character: 12 } },
        severity: 'warning',
        code: 'unknown-option',
        message: expect.stringContaining('"mesage"'),
        href: expect.stringMatching(/\/unknown-option\.md$/),
      },
    ]);
  });

  it('checks only what lies under the paths, with the rest of the workspace as background', async () => {
    const one = await check(example, { paths: [path.join(migrations, 'people_person.yml')] });
    expect([one.files, one.findings]).toEqual([1, []]);
    const folder = await check(example, { paths: [migrations] });
    expect([folder.files, folder.findings.length]).toEqual([4, 1]);
  });

  it('takes levels from the command line', async () => {
    const [finding] = (await check(example, { levels: new Map([['unknown-option', 'error']]) })).findings;
    expect(finding?.severity).toBe('error');
    expect((await check(example, { levels: new Map([['unknown-option', 'off']]) })).findings).toEqual([]);
  });

  it('knows the columns of a CSV file by its header', async () => {
    const root = folderWith({
      'web/modules/m/m.info.yml': 'name: M\ntype: module\n',
      'web/modules/m/people.csv': 'id,full_name\n1,Ada\n',
      'web/modules/m/migrations/a.yml': reading('full_nam'),
    });
    const found = (await check(root)).findings;
    expect(found.map(({ code, severity }) => [code, severity])).toEqual([['unknown-source-property', 'warning']]);
    writeFileSync(path.join(root, 'web/modules/m/migrations/a.yml'), reading('full_name'));
    expect((await check(root)).findings).toEqual([]);
  });

  it('checks a file that no discovery would find, when it is named', async () => {
    const root = folderWith({ 'elsewhere/draft.yml': `${reading('x')}bogus: [` });
    const report = await check(example, { paths: [path.join(root, 'elsewhere/draft.yml')] });
    expect(report.files).toBe(1);
    expect(report.findings.map(({ code, severity }) => [code, severity])).toContainEqual(['yaml-syntax', 'error']);
  });

  it('refuses a path that does not exist', async () => {
    await expect(check(example, { paths: [path.join(example, 'nowhere')] })).rejects.toThrow(/no file or folder/);
  });

  it('names files that are too large to be checked', async () => {
    const root = folderWith({ 'm/migrations/huge.yml': `id: huge\n#${'x'.repeat(1024 * 1024)}\n` });
    expect(await check(root)).toMatchObject({ files: 0, findings: [], unreadable: ['m/migrations/huge.yml'] });
  });
});
