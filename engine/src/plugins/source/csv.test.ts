import { describe, expect, it } from 'vitest';
import { toBytes } from '../../php/bytes.ts';
import { fromJson, type Json, type Key, type Value } from '../../php/value.ts';
import { fake, NOW, testSite } from '../process/testing.ts';
import type { ResourceService } from '../services.ts';
import type { SourcePlugin } from '../source.ts';
import csv from './csv.run.ts';

/** The source over a file with this text, which arrives in pieces of a few bytes. */
function source(text: string, configuration: { readonly [key: string]: Json } = {}, piece = 7): SourcePlugin {
  const bytes = toBytes(text);
  const resources = fake<ResourceService>('resources', {
    open: async (path) => (path === 'x.csv' ? pieces(bytes, piece) : undefined),
  });
  const whole = fromJson({ plugin: 'csv', path: 'x.csv', ids: ['id'], ...configuration });
  const services = { resources, clock: { now: () => NOW }, site: testSite() };
  return csv(whole instanceof Map ? whole : new Map(), { migrationId: 'test', services });
}

async function* pieces(bytes: Uint8Array, size: number): AsyncGenerator<Uint8Array> {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}

async function rows(plugin: SourcePlugin): Promise<readonly (readonly (readonly [Key, Value])[])[]> {
  const all: (readonly [Key, Value])[][] = [];
  for await (const chunk of plugin.read()) for (const record of chunk) all.push([...record]);
  return all;
}

/** The values of the rows alone. */
async function values(...parameters: Parameters<typeof source>): Promise<readonly (readonly Value[])[]> {
  return (await rows(source(...parameters))).map((row) => row.map(([, value]) => value));
}

describe('csv', () => {
  it('names columns by the header and gives strings only, trimming nothing', async () => {
    const plugin = source('id,title,2\n1, spaced ,x\n2,,é\n');
    expect(await rows(plugin)).toEqual([
      [
        ['id', '1'],
        ['title', ' spaced '],
        [2, 'x'],
      ],
      [
        ['id', '2'],
        ['title', ''],
        [2, 'é'],
      ],
    ]);
    expect(plugin.ids()).toEqual(new Map([['id', new Map([['type', 'string']])]]));
    expect(await plugin.fields()).toEqual(
      new Map([
        ['id', 'id'],
        ['title', 'title'],
        ['2', '2'],
      ]),
    );
    expect(await plugin.count()).toBe(2);
  });

  it.each([1, 3, 64, 4096])('reads quotes as PHP does, in pieces of %i bytes', async (piece) => {
    const text = [
      'id,a,b',
      '1,"Comma, title","multi',
      'line"',
      '2,"Quote ""q""",',
      '3,  "spaced" x,un"quoted"',
      '4,"back \\" slash","\\\\"',
      '5,"a\r',
      'b",c\r',
      '',
      '6,"",é',
    ].join('\n');
    expect(await values(text, {}, piece)).toEqual([
      ['1', 'Comma, title', 'multi\nline'],
      ['2', 'Quote "q"', ''],
      ['3', 'spaced x', 'un"quoted"'],
      ['4', 'back \\" slash', '\\\\'],
      ['5', 'a\r\nb', 'c'],
      ['6', '', 'é'],
    ]);
  });

  it('pads short records with NULL, cuts long ones, skips empty lines', async () => {
    expect(await values('id,a\n1\n\n2,b,c\n\r\n')).toEqual([
      ['1', null],
      ['2', 'b'],
    ]);
  });

  it('takes a field that is never closed to the end of the file', async () => {
    expect(await values('id,a\n1,"open\n2,x\n')).toEqual([['1', 'open\n2,x\n']]);
  });

  it('drops the byte order mark, and the quotes that it kept from counting', async () => {
    expect(await rows(source('\ufeff"id",a\n1,2\n'))).toEqual([
      [
        ['id', '1'],
        ['a', '2'],
      ],
    ]);
    expect(await values('\ufeff1,x\n', { header_offset: null, fields: [{ name: 'id' }] })).toEqual([['1']]);
  });

  it('keeps bytes that are not UTF-8', async () => {
    expect(await values('id\n\udce9t\udce9\n')).toEqual([['\udce9t\udce9']]);
  });

  it('takes other characters for delimiter, enclosure and escape', async () => {
    const text = "id;'a;b'\n1;'x`'y'\n";
    expect(await values(text, { delimiter: ';', enclosure: "'", escape: '`' })).toEqual([['1', "x`'y"]]);
    expect(await values('id\ta\n1\t2\n', { delimiter: '\t' })).toEqual([['1', '2']]);
  });

  it('finds the header where it is told to, leaving only that record out', async () => {
    expect(await rows(source('note\nid,a\n1,2\n', { header_offset: 1 }))).toEqual([
      [
        ['id', 'note'],
        ['a', null],
      ],
      [
        ['id', '1'],
        ['a', '2'],
      ],
    ]);
    await expect(rows(source('id\n', { header_offset: 5 }))).rejects.toThrow(
      'The header record does not exist or is empty at offset: `5`',
    );
    await expect(rows(source(''))).rejects.toThrow('at offset: `0`');
    await expect(rows(source('id,a,id\n1,2,3\n'))).rejects.toThrow(
      'The header record contains duplicate column names.',
    );
  });

  it('numbers columns without header and fields', async () => {
    expect(await rows(source('1,a\n', { header_offset: null }))).toEqual([
      [
        [0, '1'],
        [1, 'a'],
      ],
    ]);
  });

  it('names columns by fields, where equal labels make one column', async () => {
    const fields: Json = [{ name: 'id', label: 'ID' }, { name: 'a' }];
    const plugin = source('x,y\n1,2\n', { fields });
    expect(await rows(plugin)).toEqual([
      [
        ['id', '1'],
        ['a', '2'],
      ],
    ]);
    expect(await plugin.fields()).toEqual(
      new Map([
        ['id', 'ID'],
        ['a', 'a'],
      ]),
    );
    const same: Json = [{ name: 'id', label: 'L' }, { name: 'b', label: 'L' }, { name: 'c' }];
    expect(await rows(source('1,2,3\n', { header_offset: null, fields: same }))).toEqual([
      [
        ['b', '1'],
        ['c', '2'],
      ],
    ]);
  });

  it('counts its rows in a column of their own', async () => {
    const plugin = source('id\na\nb\n', { create_record_number: true });
    expect(await rows(plugin)).toEqual([
      [
        ['id', 'a'],
        ['record_number', 1],
      ],
      [
        ['id', 'b'],
        ['record_number', 2],
      ],
    ]);
    expect(
      await values('skip\nid\na\n', { create_record_number: true, record_number_field: 'n', header_offset: 1 }),
    ).toEqual([
      ['skip', 2],
      ['a', 3],
    ]);
  });

  it('shows rows its whole configuration, defaults first', () => {
    expect([...(source('', { constants: {} }).configuration?.keys() ?? [])]).toEqual([
      'path',
      'ids',
      'header_offset',
      'fields',
      'delimiter',
      'enclosure',
      'escape',
      'create_record_number',
      'record_number_field',
      'plugin',
      'constants',
    ]);
  });

  it('fails without the file when it is read, and not before', async () => {
    const plugin = source('', { path: 'data/none.csv' });
    await expect(rows(plugin)).rejects.toMatchObject({
      className: 'RuntimeException',
      message: 'File "data/none.csv" was not found.',
    });
    await expect(plugin.count()).rejects.toThrow('was not found');
  });

  it.each<[string, { readonly [key: string]: Json }]>([
    ['You must declare the "path" to the source CSV file in your source settings.', { path: '' }],
    ['You must declare "ids" as a unique array of fields in your source settings.', { ids: [] }],
    ['You must declare "ids" as a unique array of fields in your source settings.', { ids: 'id' }],
    ['The ids must a flat array with unique string values.', { ids: ['id', 'id'] }],
    ['The ids must a flat array with unique string values.', { ids: { id: { type: 'integer' } } }],
    ['delimiter must be a single character; \\t given', { delimiter: '\\t' }],
    ['enclosure must be a single character; é given', { enclosure: 'é' }],
    ['escape must be a single character;  given', { escape: null }],
    ['The configuration "header_offset" must be null or an integer.', { header_offset: '0' }],
    ['The configuration "header_offset" must be greater or equal to 0.', { header_offset: -1 }],
    [
      'The "name" configuration for "fields" in index position 1 is not defined.',
      { fields: [{ name: 'id' }, { label: 'x' }] },
    ],
    ['The "name" configuration for "fields" in index position 0 is not defined.', { fields: ['id'] }],
  ])('refuses to be built: %s', (message, configuration) => {
    expect(() => source('', configuration)).toThrow(message);
  });
});
