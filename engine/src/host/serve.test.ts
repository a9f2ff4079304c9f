import { PassThrough } from 'node:stream';
import { describe, expect, it } from 'vitest';
import {
  CancellationTokenSource,
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import { type MapPage, type Runner, RunnerError, type RunResult } from '../executable/runner.ts';
import {
  ImportRequest,
  MapRequest,
  MessageNotification,
  ProgressNotification,
  RUNNER_ERROR,
  StopRequest,
  type WorkspaceKey,
} from './protocol.ts';
import { serve } from './serve.ts';

const workspace = { root: '/site' };
const stopped: RunResult = {
  id: 'people',
  result: 'stopped',
  processed: 1,
  created: 1,
  updated: 0,
  failed: 0,
  ignored: 0,
  seconds: 0.1,
};

/** A runner that does only what a test gives it. */
function runnerWith(methods: Partial<Runner>): Runner {
  const refuse = async () => {
    throw new Error('not part of this test');
  };
  return {
    status: refuse,
    import: refuse,
    rollback: refuse,
    stop: refuse,
    resetStatus: refuse,
    messages: refuse,
    map: refuse,
    entities: refuse,
    preview: refuse,
    close: async () => {},
    ...methods,
  };
}

/** A client connected with a server whose runners are opened so. */
function world(open: (workspace: WorkspaceKey) => Promise<Runner>) {
  const there = new PassThrough();
  const back = new PassThrough();
  const server = createMessageConnection(new StreamMessageReader(there), new StreamMessageWriter(back));
  const client: MessageConnection = createMessageConnection(
    new StreamMessageReader(back),
    new StreamMessageWriter(there),
  );
  const served = serve(server, open);
  server.listen();
  client.listen();
  return { client, served };
}

describe('the engine host', () => {
  it('hands the query of a request to the runner and its page back', async () => {
    const page: MapPage = { rows: [{ sourceid1: '1', destid1: 7 }], next: 'c' };
    const asked: unknown[] = [];
    const { client } = world(async () =>
      runnerWith({
        map: async (...query) => {
          asked.push(query);
          return page;
        },
      }),
    );
    const query = { status: 'failed', limit: 2 } as const;
    expect(await client.sendRequest(MapRequest, { workspace, id: 'people', query })).toEqual(page);
    expect(asked).toEqual([['people', query]]);
  });

  it('opens one runner for each workspace and database', async () => {
    const opened: WorkspaceKey[] = [];
    const { client } = world(async (key) => {
      opened.push(key);
      return runnerWith({ stop: async () => `in ${key.root} ${key.database ?? ''}` });
    });
    const ask = (key: WorkspaceKey) => client.sendRequest(StopRequest, { workspace: key, id: 'x' });
    const other = { root: '/site', database: '/tmp/other.sqlite' };
    expect(await Promise.all([ask(workspace), ask(workspace), ask(other)])).toEqual([
      'in /site ',
      'in /site ',
      'in /site /tmp/other.sqlite',
    ]);
    expect(opened).toEqual([workspace, other]);
  });

  it('tries again to open a runner that could not be opened', async () => {
    let attempts = 0;
    const { client } = world(async () => {
      if (++attempts === 1) throw new RunnerError('The database is locked.');
      return runnerWith({ stop: async () => 'stopped' });
    });
    await expect(client.sendRequest(StopRequest, { workspace, id: 'x' })).rejects.toThrow('The database is locked.');
    expect(await client.sendRequest(StopRequest, { workspace, id: 'x' })).toBe('stopped');
  });

  it('keeps the place and the hint of an error that people are to read', async () => {
    const details = { file: '/site/people.yml', line: 4, hint: 'Add the file.' };
    const { client } = world(async () =>
      runnerWith({
        stop: async () => {
          throw new RunnerError('No CSV.', details);
        },
      }),
    );
    const error = await client.sendRequest(StopRequest, { workspace, id: 'x' }).catch((reason: unknown) => reason);
    expect(error).toMatchObject({ code: RUNNER_ERROR, message: 'No CSV.', data: details });
  });

  it('turns a cancelled import into an abort signal, and answers with what was done', async () => {
    const cancel = new CancellationTokenSource();
    const { client } = world(async () =>
      runnerWith({
        import: (_selection, _options, { signal }) =>
          new Promise((resolve) => {
            signal?.addEventListener('abort', () => resolve([stopped]));
            cancel.cancel();
          }),
      }),
    );
    const params = { workspace, run: '1', selection: {}, options: {} };
    expect(await client.sendRequest(ImportRequest, params, cancel.token)).toEqual([stopped]);
  });

  it('sends progress and messages with the token of their run', async () => {
    const progress = { migration: 'people', operation: 'import', processed: 1, total: 2, failed: 0 } as const;
    const message = { migration: 'people', type: 'warning', text: 'Careful.' } as const;
    const { client } = world(async () =>
      runnerWith({
        async import(_selection, _options, watch) {
          watch.progress?.(progress);
          watch.message?.(message);
          return [];
        },
      }),
    );
    const seen: unknown[] = [];
    client.onNotification(ProgressNotification, (params) => void seen.push(params));
    client.onNotification(MessageNotification, (params) => void seen.push(params));
    await client.sendRequest(ImportRequest, { workspace, run: 'r7', selection: {}, options: {} });
    expect(seen).toEqual([
      { run: 'r7', progress },
      { run: 'r7', message },
    ]);
  });

  it('aborts what runs when it is disposed, and closes its runners when it is closed', async () => {
    const happened: string[] = [];
    let started: (() => void) | undefined;
    const running = new Promise<void>((resolve) => {
      started = resolve;
    });
    const { client, served } = world(async () =>
      runnerWith({
        import: (_selection, _options, { signal }) =>
          new Promise(() => {
            signal?.addEventListener('abort', () => happened.push('aborted'));
            started?.();
          }),
        close: async () => void happened.push('closed'),
      }),
    );
    void client.sendRequest(ImportRequest, { workspace, run: '1', selection: {}, options: {} });
    await running;
    served.dispose();
    await served.close();
    expect(happened).toEqual(['aborted', 'closed']);
  });
});
