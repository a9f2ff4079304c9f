import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeAction, CompletionList, Hover, Location } from 'vscode-languageserver-protocol';
import { Client, uriOf } from './client.ts';

const people = `id: people
source:
  plugin: embedded_data
  data_rows:
    - { id: 1, name: Ada }
  ids:
    id: { type: integer }
process:
  pseudo: name
  title: '@pseudo'
destination:
  plugin: entity:node
`;

const lookup = `id: articles
source:
  plugin: empty
process:
  uid:
    plugin: migration_lookup
    migration: people
    source: author
destination:
  plugin: entity:node
`;

const clients: Client[] = [];
const folders: string[] = [];

afterEach(async () => {
  for (const client of clients.splice(0)) await client.stop();
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

/** A folder with these files. */
function folderWith(files: Readonly<Record<string, string>>): string {
  const folder = mkdtempSync(join(tmpdir(), 'migrate-workbench-protocol-'));
  folders.push(folder);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

async function serverOn(roots: readonly string[], options: Parameters<typeof Client.start>[1] = {}): Promise<Client> {
  const client = await Client.start(roots, options);
  clients.push(client);
  return client;
}

const codes = (diagnostics: readonly { code?: number | string }[]) => diagnostics.map(({ code }) => code);

describe('diagnostics over stdio', () => {
  it('come with a code, a link, a source and the version that they are for', async () => {
    const folder = folderWith({ 'migrations/people.yml': people });
    const client = await serverOn([folder]);
    const uri = uriOf(join(folder, 'migrations/people.yml'));
    await client.open(uri, people);
    expect(await client.atVersion(uri, 1)).toEqual([]);
    const line = people.split('\n').indexOf("  title: '@pseudo'");
    const range = { start: { line, character: 11 }, end: { line, character: 17 } };
    const [diagnostic] = await client.atVersion(uri, await client.change(uri, 'psuedo', range));
    expect(diagnostic).toMatchObject({ code: 'undefined-pseudofield', source: 'migrate-workbench' });
    expect(diagnostic?.codeDescription?.href).toMatch(/docs\/rules\/undefined-pseudofield\.md$/);
    expect(diagnostic?.range.start.line).toBe(line);
  });

  it('are never published for a version after those of a newer one', async () => {
    const folder = folderWith({ 'migrations/people.yml': people });
    const client = await serverOn([folder]);
    const uri = uriOf(join(folder, 'migrations/people.yml'));
    await client.open(uri, people);
    let version = 1;
    for (let i = 0; i < 50; i++) version = await client.change(uri, people.replace('title', `title${i}`));
    await client.atVersion(uri, version);
    const versions = client.published.map((params) => params.version ?? 0);
    expect(versions).toEqual([...versions].sort((a, b) => a - b));
  });

  it('follow what another open file defines', async () => {
    const folder = folderWith({ 'migrations/people.yml': people, 'migrations/articles.yml': lookup });
    const client = await serverOn([folder]);
    const [first, second] = ['people', 'articles'].map((name) => uriOf(join(folder, `migrations/${name}.yml`)));
    await client.open(second ?? '', lookup);
    expect(await client.atVersion(second ?? '', 1)).toEqual([]);
    await client.open(first ?? '', people);
    await client.change(first ?? '', people.replace('id: people', 'id: persons'));
    const diagnostics = await client.diagnostics(second ?? '', (params) => params.diagnostics.length > 0);
    expect(codes(diagnostics)).toEqual(['unknown-migration']);
    await client.close(first ?? '');
    expect(await client.diagnostics(second ?? '', (params) => params.diagnostics.length === 0)).toEqual([]);
  });

  it('follow files that change on disk', async () => {
    const folder = folderWith({ 'migrations/articles.yml': lookup });
    const client = await serverOn([folder]);
    const uri = uriOf(join(folder, 'migrations/articles.yml'));
    await client.open(uri, lookup);
    expect(codes(await client.atVersion(uri, 1))).toEqual(['unknown-migration']);
    const added = join(folder, 'migrations/people.yml');
    writeFileSync(added, people);
    const changes = [{ uri: uriOf(added), type: 1 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    expect(await client.diagnostics(uri, (params) => params.diagnostics.length === 0)).toEqual([]);
  });

  it('use the header of a CSV file, and its newer version once that changed', async () => {
    const csv =
      'id: a\nsource:\n  plugin: csv\n  path: data/people.csv\n  ids: [id]\nprocess:\n  title: nmae\ndestination:\n  plugin: entity:node\n';
    const folder = folderWith({ 'migrations/a.yml': csv, 'data/people.csv': 'id,name\n1,Ada\n' });
    const client = await serverOn([folder]);
    const uri = uriOf(join(folder, 'migrations/a.yml'));
    await client.open(uri, csv);
    const diagnostics = await client.diagnostics(uri, (params) => params.diagnostics.length > 0);
    expect(codes(diagnostics)).toEqual(['unknown-source-property']);
    writeFileSync(join(folder, 'data/people.csv'), 'id,nmae\n1,Ada\n');
    const changes = [{ uri: uriOf(join(folder, 'data/people.csv')), type: 2 }];
    await client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    expect(await client.diagnostics(uri, (params) => params.diagnostics.length === 0)).toEqual([]);
  });

  it('are cleared when a document is closed', async () => {
    const folder = folderWith({});
    const client = await serverOn([folder]);
    const uri = uriOf(join(folder, 'migrations/a.yml'));
    await client.open(uri, 'id: a\nlabel: b: c\n');
    expect(codes(await client.atVersion(uri, 1))).toEqual(['yaml-syntax']);
    await client.close(uri);
    expect(await client.diagnostics(uri, (params) => params.diagnostics.length === 0)).toEqual([]);
  });
});

describe('a client that can do nothing beyond the base protocol', () => {
  it('gets diagnostics all the same, with the severities that it pushes', async () => {
    const folder = folderWith({ 'migrations/people.yml': people });
    const client = await serverOn([folder], { plain: true });
    const uri = uriOf(join(folder, 'migrations/people.yml'));
    await client.open(uri, people.replace("'@pseudo'", "'@psuedo'"));
    expect(codes(await client.atVersion(uri, 1))).toEqual(['undefined-pseudofield']);
    const settings = { migrateWorkbench: { rules: { 'undefined-pseudofield': 'off' } } };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings });
    expect(await client.diagnostics(uri, (params) => params.diagnostics.length === 0)).toEqual([]);
  });
});

describe('settings', () => {
  const broken = people.replace("'@pseudo'", "'@nothing_like_it'");

  it('at start say how severe a rule is', async () => {
    const client = await serverOn([], { initializationOptions: { severities: { 'undefined-pseudofield': 'error' } } });
    await client.open('untitled:a', broken);
    expect(await client.atVersion('untitled:a', 1)).toMatchObject([{ severity: 1 }]);
  });

  it('are asked of the client for each folder, and asked again when they change', async () => {
    const folder = folderWith({ 'migrations/people.yml': broken });
    let rules: Record<string, string> = { 'undefined-pseudofield': 'off' };
    const client = await serverOn([folder], { settings: () => ({ rules }) });
    const uri = uriOf(join(folder, 'migrations/people.yml'));
    await client.open(uri, broken);
    expect(await client.atVersion(uri, 1)).toEqual([]);
    rules = { 'undefined-pseudofield': 'hint' };
    await client.connection.sendNotification('workspace/didChangeConfiguration', { settings: null });
    expect(await client.diagnostics(uri, (params) => params.diagnostics.length > 0)).toMatchObject([{ severity: 4 }]);
  });
});

describe('several folders', () => {
  it('know nothing of each other', async () => {
    const first = folderWith({ 'migrations/people.yml': people });
    const second = folderWith({ 'migrations/articles.yml': lookup });
    const client = await serverOn([first, second]);
    const uri = uriOf(join(second, 'migrations/articles.yml'));
    await client.open(uri, lookup);
    expect(codes(await client.atVersion(uri, 1))).toEqual(['unknown-migration']);
    const state = await client.connection.sendRequest<{ folders: { migrations: number }[] }>('migrate-workbench/state');
    expect(state.folders.map(({ migrations }) => migrations)).toEqual([1, 1]);
  });

  it('may come and go', async () => {
    const folder = folderWith({ 'migrations/people.yml': people });
    const client = await serverOn([]);
    const state = () => client.connection.sendRequest<{ folders: { ready: boolean }[] }>('migrate-workbench/state');
    expect((await state()).folders).toEqual([]);
    const event = { added: [{ uri: uriOf(folder), name: 'a' }], removed: [] };
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event });
    await expect.poll(async () => (await state()).folders[0]?.ready).toBe(true);
    await client.connection.sendNotification('workspace/didChangeWorkspaceFolders', {
      event: { added: [], removed: event.added },
    });
    expect((await state()).folders).toEqual([]);
  });
});

describe('requests', () => {
  it('complete, explain, find definitions and repair', async () => {
    const folder = folderWith({ 'migrations/people.yml': people });
    const client = await serverOn([folder]);
    const uri = uriOf(join(folder, 'migrations/people.yml'));
    const text = people.replace("'@pseudo'", "'@psuedo'");
    await client.open(uri, text);
    await client.atVersion(uri, 1);
    const line = text.split('\n').indexOf("  title: '@psuedo'");
    const textDocument = { uri };
    const at = { textDocument, position: { line, character: 12 } };
    const completions = await client.connection.sendRequest<CompletionList>('textDocument/completion', at);
    expect(completions.items.map(({ label }) => label)).toContain('@pseudo');
    const range = { start: at.position, end: at.position };
    const context = { diagnostics: [] };
    const actions = await client.connection.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument,
      range,
      context,
    });
    expect(actions.map(({ title }) => title)[0]).toBe('Replace with "@pseudo"');
    const plugin = { textDocument, position: { line: 2, character: 12 } };
    const hover = await client.connection.sendRequest<Hover>('textDocument/hover', plugin);
    expect(JSON.stringify(hover.contents)).toContain('embedded_data');
    await client.change(uri, people);
    const locations = await client.connection.sendRequest<Location[]>('textDocument/definition', at);
    expect(locations).toMatchObject([{ uri, range: { start: { line: line - 1, character: 2 } } }]);
  });

  it('for documents that are not open are answered with nothing', async () => {
    const client = await serverOn([]);
    const position = { line: 0, character: 0 };
    const params = { textDocument: { uri: 'file:///nowhere.yml' }, position };
    expect(await client.connection.sendRequest('textDocument/hover', params)).toBeNull();
    expect(client.exited).toBeUndefined();
  });
});
