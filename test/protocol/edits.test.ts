import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { Client } from './client.ts';

const start = `id: a
source:
  plugin: embedded_data
  data_rows:
    - { id: 1, name: Ada }
  ids: { id: { type: integer } }
  constants: { base: 'public://' }
process:
  pseudo: name
  title: '@pseudo'
  uri:
    plugin: concat
    source: [constants/base, nmae]
destination:
  plugin: entity:node
`;

const pieces = ["'", '@', ': ', '- ', '{', ']', '\n', '\n  ', '#', 'plugin', 'é', '👍', '\t', 'constants/'];

/** Numbers that look random and are the same in every run. */
function* random(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1664525 + 1013904223) % 4294967296;
    yield state / 4294967296;
  }
}

describe('a document that is edited piece by piece', () => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start([]);
  });
  afterAll(() => client.stop());

  it('has the diagnostics of the same text opened afresh, at every hundredth of 1,000 edits', async () => {
    const numbers = random(4711);
    const next = (below: number) => Math.floor(numbers.next().value * below);
    const uri = 'untitled:edited';
    await client.open(uri, start);
    let document = TextDocument.create(uri, 'yaml', 1, start);
    for (let i = 1; i <= 1000; i++) {
      const from = next(document.getText().length + 1);
      const range = {
        start: document.positionAt(from),
        end: document.positionAt(from + (next(3) === 0 ? next(6) : 0)),
      };
      const text = pieces[next(pieces.length)] ?? '';
      const version = await client.change(uri, text, range);
      document = TextDocument.update(document, [{ range, text }], version);
      if (i % 100 !== 0) continue;
      const fresh = `untitled:fresh${i}`;
      await client.open(fresh, document.getText());
      expect(await client.atVersion(uri, version)).toEqual(await client.atVersion(fresh, 1));
      await client.close(fresh);
    }
    expect(client.logged.filter((message) => /validation|Error/.test(message))).toEqual([]);
  });
});

describe('a server that is asked more than anyone waits for', () => {
  let client: Client;
  beforeAll(async () => {
    client = await Client.start([]);
  });
  afterAll(() => client.stop());

  it('answers every request, cancelled ones with an error', async () => {
    await client.open('untitled:a', start);
    const { CancellationTokenSource } = await import('vscode-jsonrpc');
    const position = { line: 9, character: 12 };
    const answers = Array.from({ length: 100 }, (_, i) => {
      const source = new CancellationTokenSource();
      const params = { textDocument: { uri: 'untitled:a' }, position };
      const answer = client.connection.sendRequest('textDocument/completion', params, source.token);
      if (i % 2 === 0) source.cancel();
      return answer.then(
        () => 'answered',
        () => 'cancelled',
      );
    });
    const counts = await Promise.all(answers);
    expect(counts.filter((answer) => answer === 'answered').length).toBeGreaterThanOrEqual(50);
    expect(counts).toHaveLength(100);
  });
});
