import assert from 'node:assert/strict';
import { commands, type Diagnostic, languages, Position, Range, type Uri, window, workspace } from 'vscode';
import { api, migrationFile, until } from './world.ts';

/** Waits for the diagnostics of a file to be so. */
function diagnostics(uri: Uri, wanted: (all: readonly Diagnostic[]) => boolean): Promise<readonly Diagnostic[]> {
  return until(() => {
    const all = languages.getDiagnostics(uri).filter(({ source }) => /migrate/i.test(source ?? ''));
    return wanted(all) && all;
  });
}

function code({ code: value }: Diagnostic): string {
  return String(typeof value === 'object' ? value.value : value);
}

suite('diagnostics', () => {
  suiteSetup(async () => {
    await (await api()).languageClient;
  });

  test('show the slip of the example where it stands, with the page of its rule', async () => {
    const document = await workspace.openTextDocument(migrationFile('people_account'));
    await window.showTextDocument(document);
    const [slip] = await diagnostics(document.uri, (all) => all.length > 0);
    assert.ok(slip);
    assert.equal(code(slip), 'unknown-option');
    assert.equal(document.getText(slip.range), 'mesage');
    assert.ok(typeof slip.code === 'object' && slip.code.target.toString().length > 0);
  });

  test('appear when a mistake is typed and go when it is undone', async () => {
    const document = await workspace.openTextDocument(migrationFile('people_department'));
    const editor = await window.showTextDocument(document);
    await diagnostics(document.uri, (all) => all.length === 0);
    const at = document.positionAt(document.getText().indexOf('plugin: sub_process') + 'plugin: sub_process'.length);
    await editor.edit((edit) => edit.delete(new Range(at.translate(0, -2), at)));
    const [mistake] = await diagnostics(document.uri, (all) => all.length > 0);
    assert.ok(mistake);
    assert.equal(code(mistake), 'unknown-process-plugin');
    assert.equal(document.getText(mistake.range), 'sub_proce');
    await commands.executeCommand('undo');
    await diagnostics(document.uri, (all) => all.length === 0);
    await commands.executeCommand('workbench.action.files.revert');
  });

  test('mark a broken file where it breaks', async () => {
    const document = await workspace.openTextDocument(migrationFile('people_portrait'));
    const editor = await window.showTextDocument(document);
    await editor.edit((edit) => edit.insert(new Position(0, 0), 'id: [1\n'));
    const all = await diagnostics(document.uri, (found) => found.some((one) => code(one) === 'yaml-syntax'));
    assert.ok(all.length > 0);
    await commands.executeCommand('workbench.action.files.revert');
  });
});
