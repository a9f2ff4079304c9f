import assert from 'node:assert/strict';
import type { RunResult } from '@migrate-workbench/engine/executable/runner.ts';
import { commands, type TextDocument, window } from 'vscode';
import { parse } from 'yaml';
import { api, folder, migrationFile, migrationNode, notificationsOf, until } from './world.ts';

function run(command: string, argument?: unknown): Thenable<readonly RunResult[] | undefined> {
  return commands.executeCommand(`migrateWorkbench.${command}`, argument);
}

async function only(results: Thenable<readonly RunResult[] | undefined>): Promise<RunResult> {
  const [result, ...more] = (await results) ?? [];
  assert.ok(result);
  assert.deepEqual(more, []);
  return result;
}

suite('running migrations', () => {
  suiteSetup(async () => {
    await run('rollback', { id: 'people_department' });
  });

  test('lists groups and their migrations with counts', async () => {
    const node = await migrationNode('people_department');
    assert.equal(node.migration.total, 6);
    assert.equal(node.migration.imported, 0);
    const item = (await api()).tree.getTreeItem(node);
    assert.equal(item.description, 'Idle · 0/6');
  });

  test('imports the migration in the active editor, and the view follows', async () => {
    await window.showTextDocument(migrationFile('people_department'));
    const shown = await notificationsOf(async () => {
      const result = await only(run('import'));
      assert.equal(result.id, 'people_department');
      assert.equal(result.result, 'completed');
      // Drush counts what is saved in the map: six rows, and the stub that one of them became first.
      assert.equal(result.processed, 7);
    });
    assert.deepEqual(
      shown.map(({ severity, actions }) => [severity, actions.length]),
      [['info', 0]],
    );
    const node = await migrationNode('people_department');
    assert.equal(node.migration.imported, 6);
    assert.equal((await api()).tree.getTreeItem(node).description, 'Idle · 6/6');
  });

  test('shows the rows of the map table below their migration, decoded', async () => {
    const { tree } = await api();
    const rows = await tree.getChildren(await migrationNode('people_department'));
    assert.equal(rows.length, 6);
    const items = rows.map((node) => tree.getTreeItem(node));
    const lab = items.find(({ label }) => String(label).startsWith('LAB → '));
    assert.match(String(lab?.label), /^LAB → \d+$/);
    assert.equal(lab?.description, 'imported');
  });

  test('imports the same rows again with update', async () => {
    const again = await only(run('import', { id: 'people_department' }));
    assert.equal(again.processed, 0);
    const updated = await only(run('importUpdate', { id: 'people_department' }));
    assert.equal(updated.updated, 6);
  });

  test('shows status as a document', async () => {
    const document: TextDocument = await commands.executeCommand('migrateWorkbench.status');
    assert.match(document.getText(), /^people_department +Idle +6 +6 +0 +0 +0 /m);
    assert.equal(window.activeTextEditor?.document, document);
  });

  test('previews a row through every step, with what is in the editor and not yet saved', async () => {
    const document = await window.showTextDocument(migrationFile('people_department'));
    const at = document.document.positionAt(document.document.getText().indexOf('Laboratory'));
    await document.edit((edit) => edit.insert(at, 'Great '));
    const preview: TextDocument = await commands.executeCommand('migrateWorkbench.previewRow', {
      id: 'people_department',
      row: 1,
    });
    const shown = parse(preview.getText());
    assert.equal(shown.source.code, 'LAB');
    assert.equal(shown.destination.name, 'Great Laboratory');
    assert.equal(shown.process['description/format'][0].output, 'plain_text');
    await window.showTextDocument(document.document);
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('says what is missing when requirements are not met', async () => {
    const shown = await notificationsOf(() => run('import', { id: 'people_person' }));
    assert.deepEqual(
      shown.map(({ severity }) => severity),
      ['error'],
    );
    assert.match(shown[0]?.text ?? '', /people_account/);
  });

  test('imports a group, tells of the row that failed, and shows its message', async () => {
    const { tree } = await api();
    const groups = await tree.getChildren();
    const shown = await notificationsOf(async () => {
      const results = await run(
        'import',
        groups.find(({ kind }) => kind === 'group'),
      );
      const people = results?.find(({ id }) => id === 'people_person');
      assert.deepEqual([people?.created, people?.failed], [23, 1]);
    });
    assert.equal(shown[0]?.severity, 'warning');
    const action = shown[0]?.actions[0];
    assert.match(action?.title ?? '', /^Show Messages/);
    await action?.run();
    const messages = await until(() => {
      const text = window.activeTextEditor?.document.getText() ?? '';
      return text.startsWith('Messages of people_person') && text;
    });
    assert.match(messages, /^error +10 /m);
  });

  test('previews the row of the map table that it is called on', async () => {
    const { tree } = await api();
    const rows = await tree.getChildren(await migrationNode('people_person'));
    const row = rows.find((node) => node.kind === 'row' && node.row.sourceIds[0] === '3');
    const preview: TextDocument = await commands.executeCommand('migrateWorkbench.previewRow', row);
    assert.equal(parse(preview.getText()).destination.title, 'Aiko Hayashi');
  });

  test('rolls a group back, and its map tables are empty', async () => {
    const { tree, runner } = await api();
    const groups = await tree.getChildren();
    const results = await run(
      'rollback',
      groups.find(({ kind }) => kind === 'group'),
    );
    assert.ok(results?.every(({ result }) => result === 'completed'));
    for (const { id } of results ?? []) {
      const page = await runner(folder()).map(id, {});
      assert.deepEqual([id, page.rows], [id, []]);
    }
    assert.equal((await migrationNode('people_person')).migration.imported, 0);
  });

  test('says so when there is no such migration', async () => {
    const shown = await notificationsOf(() => run('import', { id: 'no_such_migration' }));
    assert.match(shown[0]?.text ?? '', /no_such_migration/);
    assert.equal(shown[0]?.severity, 'error');
  });
});
