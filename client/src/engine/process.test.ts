import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { EngineEnded } from './ended.ts';
import { EngineProcess } from './process.ts';
import { RemoteRunner } from './remote-runner.ts';

const module = path.join(import.meta.dirname, 'testing/engine-double.mjs');
const engines: EngineProcess[] = [];

function world(hangsAfterMs?: number) {
  const deaths: EngineEnded[] = [];
  const engine = new EngineProcess({ module, log: () => {}, died: (error) => deaths.push(error), hangsAfterMs });
  engines.push(engine);
  return { engine, deaths, runner: new RemoteRunner(engine, { root: '/site' }) };
}

afterEach(async () => {
  await Promise.all(engines.splice(0).map((engine) => engine.close()));
});

describe('the engine process', () => {
  it('starts with the first request, and not before', async () => {
    const { engine, runner } = world();
    expect(engine.pid).toBeUndefined();
    expect(await runner.stop('answer-pid')).toBe(String(engine.pid));
  });

  it('fails what is under way with its exit code and last words when it dies', async () => {
    const { runner, deaths } = world();
    const error = await runner.stop('die').catch((reason: unknown) => reason);
    expect(error).toBeInstanceOf(EngineEnded);
    expect(error).toMatchObject({ reason: 'died', code: 3, lastWords: ['the last words'] });
    expect(deaths).toEqual([error]);
  });

  it('fails every request that is under way when it is killed, and reports its death once', async () => {
    const { runner, deaths } = world();
    const requests = [runner.stop('be-slow'), runner.stop('be-killed')];
    const outcomes = await Promise.allSettled(requests);
    expect(outcomes.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    expect(deaths.map(({ signal }) => signal)).toEqual(['SIGKILL']);
  });

  it('is replaced by the next request after its death', async () => {
    const { runner } = world();
    const first = await runner.stop('answer-pid');
    await expect(runner.stop('die')).rejects.toThrow(EngineEnded);
    expect(await runner.stop('answer-pid')).not.toBe(first);
  });

  it('is ended when its loop does not turn while something is asked of it', async () => {
    const { runner, deaths } = world(200);
    await expect(runner.stop('hang')).rejects.toMatchObject({ reason: 'hung' });
    expect(deaths).toHaveLength(1);
  });

  it('may be slow for as long as it answers pings', async () => {
    expect(await world(200).runner.stop('be-slow')).toBe('at last');
  });

  it('sends progress and messages to the watch of their run, and a cancelled run still gives its results', async () => {
    const { runner } = world();
    const abort = new AbortController();
    const seen: unknown[] = [];
    const results = await runner.import(
      { ids: ['people'] },
      {},
      {
        signal: abort.signal,
        progress: ({ processed }) => seen.push(processed),
        message({ text }) {
          seen.push(text);
          abort.abort();
        },
      },
    );
    expect(seen).toEqual([5, 'a notice']);
    expect(results).toEqual([{ id: 'people', result: 'stopped' }]);
  });

  it('ends when it is closed, and refuses requests from then on', async () => {
    const { engine, runner, deaths } = world();
    await runner.stop('answer-pid');
    await engine.close();
    expect(engine.pid).toBeUndefined();
    expect(deaths).toEqual([]);
    await expect(runner.stop('answer-pid')).rejects.toMatchObject({ reason: 'closed' });
  });
});
