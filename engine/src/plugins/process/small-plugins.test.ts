import { describe, expect, it } from 'vitest';
import { PhpException } from '../../php/errors.ts';
import type { Value } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { FileService } from '../services.ts';
import arrayTemplate from './array_template.run.ts';
import debug from './debug.run.ts';
import fileBlob from './file_blob.run.ts';
import fileRemoteImage from './file_remote_image.run.ts';
import gate from './gate.run.ts';
import linkOptions from './link_options.run.ts';
import ltrim from './ltrim.run.ts';
import pathSetTranslated from './path_set_translated.run.ts';
import rtrim from './rtrim.run.ts';
import { fake, map, resultOf, run, testSite } from './testing.ts';
import timezone from './timezone.run.ts';
import transpose from './transpose.run.ts';
import trim from './trim.run.ts';
import userLangcode from './user_langcode.run.ts';

describe('gate', () => {
  const configuration = { use_as_key: 'state', valid_keys: ['CO', 1], key_direction: 'unlock' };

  it('lets the value through with a key that fits, and ends the pipeline without', async () => {
    expect(await run(gate, configuration, 'v', { row: { state: 'CO' } })).toMatchObject({ value: 'v', stopped: false });
    expect(await run(gate, configuration, 'v', { row: { state: '1' } })).toMatchObject({ value: 'v', stopped: true });
    const lock = { ...configuration, key_direction: 'lock' };
    expect(await run(gate, lock, 'v', { row: { state: 1 } })).toMatchObject({ value: 'v', stopped: true });
    expect(await run(gate, { ...lock, use_as_key: '@made' }, 'v', { destination: { made: 'x' } })).toMatchObject({
      stopped: false,
    });
  });

  it('takes NULL for no key at all', async () => {
    const configuration = { use_as_key: 'none', valid_keys: null, key_direction: 'unlock' };
    expect(await run(gate, configuration, 'v', {})).toMatchObject({ stopped: true });
  });

  it('needs all of its options', async () => {
    await expect(run(gate, {}, 'v')).rejects.toThrow('Gate plugin is missing valid_keys configuration.');
    await expect(run(gate, { valid_keys: 1 }, 'v')).rejects.toThrow('missing use_as_key');
    await expect(run(gate, { ...configuration, key_direction: 'open' }, 'v')).rejects.toThrow(
      'Gate plugin only accepts the following values for key_direction: lock and unlock.',
    );
  });
});

describe('transpose', () => {
  it('swaps rows and columns and fills up with NULL', async () => {
    expect(await resultOf(transpose, {}, [[1, 2], ['a']])).toEqual([
      [1, 'a'],
      [2, null],
    ]);
    expect(await resultOf(transpose, {}, ['x', [1, 2], null])).toEqual([
      ['x', 1, null],
      [null, 2, null],
    ]);
    expect(await resultOf(transpose, {}, [map({ x: 1, y: 2 })])).toEqual(map({ x: 1, y: 2 }));
    for (const nothing of [[], 'x', null, 5]) expect(await resultOf(transpose, {}, nothing)).toEqual([]);
  });

  it('dies of text keys as PHP does', async () => {
    await expect(run(transpose, {}, map({ a: [1], b: [2] }))).rejects.toThrow(
      'array_map() expects at least 2 arguments',
    );
    await expect(run(transpose, {}, map({ 0: [1], b: [2] }))).rejects.toThrow(
      'does not accept unknown named parameters',
    );
  });
});

describe('trim, ltrim and rtrim', () => {
  it('take white space or the characters of the mask away', async () => {
    expect(await resultOf(trim, {}, ' \t a \n')).toBe('a');
    expect(await resultOf(ltrim, {}, ' a ')).toBe('a ');
    expect(await resultOf(rtrim, { mask: 'x..z' }, 'ayz')).toBe('a');
    expect(await resultOf(trim, {}, 5)).toBe('5');
    await expect(run(trim, {}, ['a'])).rejects.toThrow('trim(): Argument #1 ($string) must be of type string');
  });
});

describe('array_template', () => {
  it('replaces texts by what they name', async () => {
    const template = { a: ['source:s/x', 'dest:d', 'pipeline:0'], b: 'pipeline:', c: 'other:x', d: 5, e: 'source' };
    const world = { row: { s: { x: 'S' } }, destination: { d: 'D' } };
    expect(await resultOf(arrayTemplate, { template }, ['P'], world)).toEqual(
      map({ a: ['S', 'D', 'P'], b: ['P'], c: 'other:x', d: 5, e: 'source' }),
    );
  });

  it('needs a template, and an array to take parts of', async () => {
    await expect(run(arrayTemplate, {}, 1)).rejects.toThrow('The "template" must be set to an array.');
    await expect(run(arrayTemplate, { template: ['pipeline:x'] }, 'text')).rejects.toThrow(
      'Argument #1 ($array) must be of type array, string given',
    );
  });
});

describe('file_blob', () => {
  const written: string[] = [];
  const files = fake<FileService>('files', {
    prepareDirectory: async (uri) => !uri.startsWith('public://closed'),
    exists: async (uri) => uri === 'public://there.txt',
    write: async (content, destination) => {
      if (destination.endsWith('bad.txt')) throw new PhpException('RuntimeException', 'no');
      written.push(`${destination} ${content.length}`);
      return destination;
    },
  });
  const world = { services: { files } };

  it('writes the data and gives the URI', async () => {
    expect(await resultOf(fileBlob, {}, ['public://d/a.txt', 'é'], world)).toBe('public://d/a.txt');
    expect(await resultOf(fileBlob, { reuse: true }, ['public://there.txt', 'x'], world)).toBe('public://there.txt');
    expect(written).toEqual(['public://d/a.txt 2']);
    expect(await resultOf(fileBlob, {}, ['public://a', 'x'], { ...world, isStub: true })).toBeNull();
  });

  it.each(['public://closed/a.txt', 'public://bad.txt'])(
    'ends the pipeline where %s cannot be written',
    async (uri) => {
      expect(await run(fileBlob, {}, [uri, 'x'], world)).toMatchObject({ value: uri, stopped: true });
    },
  );

  it('takes empty data for a failure', async () => {
    expect(await run(fileBlob, {}, ['public://a.txt', ''], world)).toMatchObject({ stopped: true });
  });
});

describe('plugins of Drupal', () => {
  it('timezone names zones by their offset', async () => {
    expect(await resultOf(timezone, {}, -18000)).toBe('America/New_York');
    expect(await resultOf(timezone, {}, '3600')).toBe('Europe/Paris');
    expect(await resultOf(timezone, {}, 7)).toBe('UTC');
    expect(await resultOf(timezone, {}, null)).toBe('Europe/London');
  });

  it('user_langcode keeps languages that the site has', async () => {
    const services = { site: testSite({ defaultLangcode: 'fr', languages: ['fr', 'de'] }) };
    expect(await resultOf(userLangcode, {}, 'de', { services })).toBe('de');
    expect(await resultOf(userLangcode, {}, 'und', { services })).toBe('und');
    expect(await resultOf(userLangcode, {}, 'xx', { services })).toBe('fr');
    expect(await resultOf(userLangcode, {}, '', { services })).toBe('fr');
    expect(await resultOf(userLangcode, { fallback_to_site_default: false }, '', { services })).toBe('en');
  });

  it('link_options takes a query string apart', async () => {
    expect(await resultOf(linkOptions, {}, map({ query: 'a=1&b[]=2', x: 1 }))).toEqual(
      map({ query: { a: '1', b: ['2'] }, x: 1 }),
    );
    for (const other of ['x', null, map({ query: { a: 1 } })] satisfies Value[]) {
      expect(await resultOf(linkOptions, {}, other)).toEqual(other);
    }
  });

  it('path_set_translated leads to the translated node', async () => {
    expect(await resultOf(pathSetTranslated, {}, ['/node/1', [7, 'fr']])).toBe('/node/7');
    expect(await resultOf(pathSetTranslated, {}, ['/node/1', null])).toBe('/node/1');
    expect(await resultOf(pathSetTranslated, {}, ['/node/1/edit', [7]])).toBe('/node/1/edit');
    await expect(run(pathSetTranslated, {}, 'x')).rejects.toThrow(
      new MigrateException('The input value should be an array.'),
    );
  });

  it('file_remote_image dies of a missing constant', async () => {
    expect(await resultOf(fileRemoteImage, {}, '')).toBeNull();
    await expect(run(fileRemoteImage, {}, 'http://x')).rejects.toThrow('Undefined constant');
  });

  it('debug shows the value and passes it on', async () => {
    const shown: string[] = [];
    const messages = { save: () => undefined, display: (text: string) => void shown.push(text) };
    expect(await run(debug, { label: 'L: ', multiple: true }, ['x'], { services: { messages } })).toMatchObject({
      value: ['x'],
      multiple: true,
    });
    expect(shown).toEqual(['L: Array\n(\n    [0] => x\n)\n']);
  });
});
