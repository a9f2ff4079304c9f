import assert from 'node:assert/strict';
import { commands, extensions, version } from 'vscode';
import { note } from './note.ts';
import { api } from './world.ts';

suite('the extension', () => {
  test('is activated by a workspace with migrations within 60 ms, without waiting for a process', async () => {
    const { activationMs } = await api();
    note(`VS Code ${version}, Node ${process.version}: activate() took ${activationMs.toFixed(1)} ms`);
    assert.ok(activationMs <= 60, `activate() took ${activationMs} ms`);
  });

  test('registers every command of its manifest', async () => {
    await api();
    const extension = extensions.getExtension('migrate-workbench.migrate-workbench');
    const contributed: { command: string }[] = extension?.packageJSON.contributes.commands;
    const registered = new Set(await commands.getCommands(true));
    assert.ok(contributed.length > 5);
    assert.deepEqual(
      contributed.filter(({ command }) => !registered.has(command)),
      [],
    );
  });

  test('starts its language server in the background', async () => {
    const client = await (await api()).languageClient;
    assert.ok(client.isRunning());
  });
});
