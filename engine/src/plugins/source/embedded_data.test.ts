import { describe, expect, it } from 'vitest';
import { fromJson, type Json, toJson } from '../../php/value.ts';
import { fake, NOW, testSite } from '../process/testing.ts';
import type { SourcePlugin } from '../source.ts';
import embeddedData from './embedded_data.run.ts';

const ids = { id: { type: 'integer' } };

function source(configuration: { readonly [key: string]: Json }): SourcePlugin {
  const whole = fromJson({ plugin: 'embedded_data', ...configuration });
  const services = { resources: fake<never>('resources'), clock: { now: () => NOW }, site: testSite() };
  return embeddedData(whole instanceof Map ? whole : new Map(), { migrationId: 'test', services });
}

async function rows(plugin: SourcePlugin): Promise<readonly Json[]> {
  const all: Json[] = [];
  for await (const chunk of plugin.read()) all.push(...chunk.map(toJson));
  return all;
}

describe('embedded_data', () => {
  it('gives its rows in order, counted and with the fields of the first', async () => {
    const data_rows = Array.from({ length: 1201 }, (_, i) => ({ id: i, a: ['x'] }));
    const plugin = source({ data_rows, ids });
    expect(await rows(plugin)).toEqual(data_rows);
    expect(await plugin.count()).toBe(1201);
    expect(await plugin.fields()).toEqual(
      new Map([
        ['id', 'id'],
        ['a', 'a'],
      ]),
    );
    expect(plugin.ids()).toEqual(new Map([['id', new Map([['type', 'integer']])]]));
  });

  it('starts anew each time', async () => {
    const plugin = source({ data_rows: { first: { id: 1 }, second: [5] }, ids });
    expect(await rows(plugin)).toEqual([{ id: 1 }, { 0: 5 }]);
    expect(await rows(plugin)).toEqual([{ id: 1 }, { 0: 5 }]);
  });

  it('gives what stands before a row that is no mapping, then dies', async () => {
    const read = source({ data_rows: [{ id: 1 }, 'x'], ids })
      .read()
      [Symbol.asyncIterator]();
    expect((await read.next()).value).toEqual([new Map([['id', 1]])]);
    await expect(read.next()).rejects.toThrow('Unsupported operand types: string + array');
  });

  it('dies without rows or ids when it is asked for them', async () => {
    await expect(rows(source({ ids }))).rejects.toThrow('must be of type array, null given');
    expect(() => source({ ids }).count()).toThrow(
      'count(): Argument #1 ($value) must be of type Countable|array, null given',
    );
    await expect(rows(source({ data_rows: [{ id: 1 }] }))).rejects.toThrow(
      'Drupal\\migrate\\Row::__construct(): Argument #2 ($source_ids) must be of type array, null given',
    );
    expect(await source({ data_rows: [], ids }).fields()).toEqual(new Map());
  });
});
