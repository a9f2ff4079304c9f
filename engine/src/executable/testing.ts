import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmbeddedRunner } from './embedded-runner.ts';
import type { Runner } from './runner.ts';

/** A workspace in a temporary folder with a runner on it. */
export interface TestWorkspace {
  readonly root: string;
  readonly runner: Runner;
  readonly database: string;
  write(files: Readonly<Record<string, string>>): Promise<void>;
  remove(): Promise<void>;
}

/** Makes a workspace of these files (path: text). Tests only. */
export async function testWorkspace(files: Readonly<Record<string, string>>): Promise<TestWorkspace> {
  const root = await mkdtemp(path.join(tmpdir(), 'migrate-workbench-test-'));
  const write = async (more: Readonly<Record<string, string>>) => {
    for (const [name, text] of Object.entries(more)) {
      await mkdir(path.dirname(path.join(root, name)), { recursive: true });
      await writeFile(path.join(root, name), text);
    }
  };
  await write(files);
  return {
    root,
    write,
    runner: await createEmbeddedRunner({ root }),
    database: path.join(root, '.migrate-workbench/migrate.sqlite'),
    remove: () => rm(root, { recursive: true, force: true }),
  };
}

/** A migration of titles (`id`, `title`) into pages. */
export function pages(id: string, rows: readonly string[], extra = ''): Readonly<Record<string, string>> {
  return {
    [`migrations/${id}.yml`]: `id: ${id}
source:
  plugin: embedded_data
  data_rows:
${rows.map((row) => `    - ${row}`).join('\n')}
  ids: { id: { type: integer } }
process:
  title: title
${extra}
destination: { plugin: 'entity:node', default_bundle: page }
`,
  };
}
