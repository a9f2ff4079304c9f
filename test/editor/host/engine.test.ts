import assert from 'node:assert/strict';
import { readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { RunResult } from '@migrate-workbench/engine/executable/runner.ts';
import { commands } from 'vscode';
import { note } from './note.ts';
import { api, folder, inModule, migrationNode, notificationsOf, until } from './world.ts';

const ROWS = 20_000;
const MANY = { id: 'many' };

// Enough rows for a run that can be broken off in its middle.
const DEFINITION = `id: many
label: Many
source:
  plugin: csv
  path: modules/custom/people_migrate/data/many.csv
  ids: [id]
process:
  title: name
destination:
  plugin: entity:node
  default_bundle: person
`;

function run(command: string): Thenable<readonly RunResult[] | undefined> {
  return commands.executeCommand(`migrateWorkbench.${command}`, MANY);
}

/** Neither a row nor a map record is lost or doubled: every record of the map has its own node, and every node its record. */
async function assertIntact(): Promise<number> {
  const runner = (await api()).runner(folder());
  const mapped = new Set<string>();
  for (let after: string | undefined; ; ) {
    const page = await runner.map('many', { limit: 5000, after });
    for (const row of page.rows) mapped.add(String(row.destid1));
    if (page.next === null) break;
    after = page.next;
  }
  const nodes = new Set<string>();
  for (let after: string | undefined; ; ) {
    const page = await runner.entities({ type: 'node', limit: 5000, after });
    for (const id of Object.keys(page.entities.node ?? {})) nodes.add(id);
    if (page.next === null) break;
    after = page.next;
  }
  assert.deepEqual([...mapped].sort(), [...nodes].sort());
  return mapped.size;
}

suite('the engine process', () => {
  suiteSetup(async () => {
    const rows = Array.from({ length: ROWS }, (_, n) => `${n + 1},Person ${n + 1}`);
    writeFileSync(inModule('data/many.csv'), `id,name\n${rows.join('\n')}\n`);
    writeFileSync(inModule('migrations/many.yml'), DEFINITION);
    // The watcher tells the view.
    await until(() => migrationNode('many').catch(() => undefined));
  });

  suiteTeardown(() => {
    for (const file of ['data/many.csv', 'migrations/many.yml']) rmSync(inModule(file));
  });

  test('ends a cancelled import after a batch, with an intact database that the next import completes', async () => {
    const runner = (await api()).runner(folder());
    const abort = new AbortController();
    let cancelledAt = 0;
    const watch = {
      signal: abort.signal,
      progress() {
        cancelledAt ||= performance.now();
        abort.abort();
      },
    };
    const [cancelled] = await runner.import({ ids: ['many'] }, {}, watch);
    const took = performance.now() - cancelledAt;
    note(`cancelled within ${took.toFixed(0)} ms, after ${cancelled?.processed} rows`);
    assert.ok(took < 1000);
    assert.ok(cancelled && cancelled.processed > 0 && cancelled.processed < ROWS, JSON.stringify(cancelled));
    assert.equal(await assertIntact(), cancelled.created);
    const [rest] = (await run('import')) ?? [];
    assert.equal(rest?.created, ROWS - cancelled.created);
    assert.equal(await assertIntact(), ROWS);
    await run('rollback');
    assert.equal(await assertIntact(), 0);
  });

  test('that is killed in an import ends it with an error and a mark, and the next command starts a new one', async () => {
    const { enginePid, repository, tree } = await api();
    let killed: number | undefined;
    const following = repository.onDidChange(() => {
      const activity = repository.activity(folder(), 'many');
      const pid = enginePid();
      if (killed !== undefined || pid === undefined) return;
      if (activity?.kind !== 'running' || !activity.progress?.processed) return;
      killed = pid;
      process.kill(pid, 'SIGKILL');
    });
    const shown = await notificationsOf(async () => {
      assert.equal(await run('import'), undefined);
    });
    following.dispose();
    assert.ok(killed !== undefined);
    assert.deepEqual(
      shown.map(({ severity }) => severity),
      ['error'],
    );
    assert.match(shown[0]?.text ?? '', /SIGKILL.*many was interrupted/);
    assert.equal(enginePid(), undefined);
    assert.match(String(tree.getTreeItem(await migrationNode('many')).description), /^Interrupted/);

    const done = await assertIntact();
    assert.ok(done > 0 && done < ROWS, `${done} rows`);
    assert.notEqual(enginePid(), killed);
    const [rest] = (await run('import')) ?? [];
    assert.equal(rest?.created, ROWS - done, JSON.stringify(rest));
    assert.equal(await assertIntact(), ROWS);
    await run('rollback');
  });

  test('offers to reset a migration that someone left in the middle of a run', async () => {
    const { enginePid, repository } = await api();
    const following = repository.onDidChange(() => {
      const activity = repository.activity(folder(), 'many');
      const pid = enginePid();
      if (pid === undefined || activity?.kind !== 'running' || !activity.progress?.processed) return;
      following.dispose();
      process.kill(pid, 'SIGKILL');
    });
    await run('import');
    // Forgets whose run it was, as a new window does.
    await commands.executeCommand('migrateWorkbench.refresh');
    const [busy] = await notificationsOf(() => run('import'));
    assert.match(busy?.text ?? '', /^many: .*Importing/);
    assert.deepEqual(
      busy?.actions.map(({ title }) => title),
      ['Reset Status'],
    );
    await busy?.actions[0]?.run();
    const [rest] = (await run('import')) ?? [];
    assert.equal(rest?.result, 'completed');
    assert.equal(await assertIntact(), ROWS);
    await run('rollback');
  });

  test('keeps its state in a folder that ignores itself', async () => {
    const state = path.join(folder().uri.fsPath, '.migrate-workbench');
    assert.ok(readdirSync(state).includes('.gitignore'));
  });
});
