import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { createEmbeddedRunner } from '../executable/embedded-runner.ts';
import { runTestCli } from './testing.ts';

const roots: string[] = [];

afterEach(() => {
  for (const root of roots.splice(0)) {
    rmSync(root, { recursive: true });
  }
});

/** A workspace with one migration, run with the real engine; `rows` writes the rows that its source has. */
function workspace() {
  const root = mkdtempSync(path.join(tmpdir(), 'migrate-workbench-rows-'));
  roots.push(root);
  mkdirSync(path.join(root, 'migrations'));
  return {
    rows(...ids: readonly number[]) {
      const data = ids.map((id) => `{id: ${id}, name: "Term ${id}"}`).join(', ');
      writeFileSync(
        path.join(root, 'migrations/terms.yml'),
        `id: terms
source: { plugin: embedded_data, data_rows: [${data}], ids: { id: { type: integer } } }
process: { name: name }
destination: { plugin: 'entity:taxonomy_term', default_bundle: tags }
`,
      );
    },
    run: (...argv: readonly string[]) =>
      runTestCli([...argv, '--root', root], { openRunner: createEmbeddedRunner, directories: [root] }),
  };
}

describe('rows that vanished from the source', () => {
  it('stay imported by default', async () => {
    const { rows, run } = workspace();
    rows(1, 2, 3);
    await run('import', 'terms');
    rows(1, 3);
    await run('import', 'terms');
    expect(JSON.parse((await run('map', 'terms', '--format=json')).stdout).rows).toHaveLength(3);
  });

  it.each(['--delete', '--sync'])('go with %s, together with what they became', async (option) => {
    const { rows, run } = workspace();
    rows(1, 2, 3);
    await run('import', 'terms');
    rows(1, 3, 4);
    const again = await run('import', 'terms', option);
    expect(again.exitCode).toBe(0);
    expect(again.stderr).toContain("Processed 1 item (1 created, 0 updated, 0 failed, 0 ignored) - done with 'terms'");
    const map = JSON.parse((await run('map', 'terms', '--format=json')).stdout);
    expect(map.rows.map((row: { sourceid1: unknown }) => String(row.sourceid1))).toEqual(['1', '3', '4']);
    const entities = JSON.parse((await run('entities', 'taxonomy_term', '--format=json')).stdout);
    const names = Object.values<{ name: unknown }>(entities.taxonomy_term).map(({ name }) => name);
    expect(names).toEqual([[{ value: 'Term 1' }], [{ value: 'Term 3' }], [{ value: 'Term 4' }]]);
  });

  it('stay with --delete when only a part of the source was imported', async () => {
    const { rows, run } = workspace();
    rows(1, 2, 3);
    await run('import', 'terms');
    rows(1, 4, 5);
    await run('import', 'terms', '--delete', '--limit=1');
    const map = JSON.parse((await run('map', 'terms', '--format=json')).stdout);
    expect(map.rows.map((row: { sourceid1: unknown }) => String(row.sourceid1))).toEqual(['1', '2', '3', '4']);
  });
});
