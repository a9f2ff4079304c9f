import { describe, expect, it } from 'vitest';
import { PhpException } from '../../php/errors.ts';
import type { Json, Value } from '../../php/value.ts';
import { MessageLevel, MigrateException, MigrateSkipProcessException } from '../exceptions.ts';
import type { CopyOptions, EntityDraft, EntityService, FileService, HttpOptions, StoredEntity } from '../services.ts';
import download from './download.run.ts';
import fileCopy from './file_copy.run.ts';
import fileImport from './file_import.run.ts';
import imageImport from './image_import.run.ts';
import { fake, map, recordedMessages, resultOf, run, type World } from './testing.ts';

const MISSING = new PhpException(
  'GuzzleHttp\\Exception\\ClientException',
  'Client error: `GET http://h/none.jpg` resulted in a `404 Not Found` response',
);

/** Files by path or URI, entities by id; what happened is written to `log`. */
function world(
  there: readonly string[],
  known: readonly string[] = [],
): World & { readonly log: string[] } & ReturnType<typeof spies> {
  return { ...spies(there, known), row: { dir: 'public://in/', owner: 7, name: 'public://x.jpg' } };
}

function spies(there: readonly string[], known: readonly string[]) {
  const log: string[] = [];
  const present = new Set(there);
  const stored: StoredEntity[] = known.map((uri, index) => fileEntity(index + 1, uri));
  const files = fake<FileService>('files', {
    exists: async (uri) => present.has(uri),
    isFile: async (uri) => present.has(uri),
    isSame: async (a, b) => a === b,
    prepareDirectory: async (uri) => !uri.startsWith('public://closed'),
    copy: async (source, destination, options: CopyOptions) => {
      log.push(`copy ${source} ${destination} ${options.exists}${options.move ? ' move' : ''}`);
      if (source === 'data/bad.txt') throw new PhpException('Drupal\\Core\\File\\Exception\\FileException', 'no');
      return options.exists === 'rename' ? `${destination}_0` : destination;
    },
    download: async (source, destination, exists, http?: HttpOptions) => {
      log.push(`download ${source} ${destination} ${exists} ${JSON.stringify(http)}`);
      if (source.endsWith('none.jpg')) throw MISSING;
      return destination;
    },
  });
  const entities = fake<EntityService>('entities', {
    find: (_type, _field, _property, value) =>
      stored
        .filter((file) => String(file.fields.uri?.[0]?.value).toLowerCase() === value.toLowerCase())
        .map(({ id }) => id),
    load: (_type, id) => stored.find((file) => file.id === id),
    save: (draft: EntityDraft, original) => {
      log.push(`save ${original?.id ?? 'new'} ${[...draft.values].map((pair) => pair.join('=')).join(' ')}`);
      const saved = original ?? fileEntity(stored.length + 1, String(draft.values.get('uri')));
      if (!original) stored.push(saved);
      return saved;
    },
  });
  const messages = recordedMessages();
  return { log, messages, services: { files, entities, messages } };
}

function fileEntity(id: number, uri: string): StoredEntity {
  const fields = { uri: [{ value: uri }], filename: [{ value: uri.replace(/.*\//, '') }], status: [{ value: 1 }] };
  return { type: 'file', bundle: 'file', id, revisionId: null, langcode: 'en', fields };
}

describe('file_copy', () => {
  const copy = (
    value: Value,
    configuration: { readonly [key: string]: Json } = {},
    there = ['data/a.txt', 'data/bad.txt'],
  ) => run(fileCopy, configuration, value, world(there));

  it('copies, moves or renames, and gives the URI in the end', async () => {
    const there = world(['data/a.txt']);
    expect(await resultOf(fileCopy, {}, ['data/a.txt', 'public://d/a.txt'], there)).toBe('public://d/a.txt');
    expect(
      await resultOf(fileCopy, { file_exists: 'rename', move: true }, ['data/a.txt', 'public://a.txt'], there),
    ).toBe('public://a.txt_0');
    expect(await resultOf(fileCopy, { file_exists: 'anything' }, ['data/a.txt', 'public://a.txt'], there)).toBe(
      'public://a.txt',
    );
    expect(there.log).toEqual([
      'copy data/a.txt public://d/a.txt replace',
      'copy data/a.txt public://a.txt rename move',
      'copy data/a.txt public://a.txt replace',
    ]);
  });

  it('does nothing where source and destination are one file, or where the file is there and shall stay', async () => {
    const there = world(['public://a.txt', 'data/a.txt']);
    expect(await resultOf(fileCopy, {}, ['public://a.txt', 'public://a.txt'], there)).toBe('public://a.txt');
    expect(await resultOf(fileCopy, { file_exists: 'use existing' }, ['data/a.txt', 'public://a.txt'], there)).toBe(
      'public://a.txt',
    );
    expect(there.log).toEqual([]);
  });

  it('fails the row with Drupal’s words', async () => {
    await expect(copy(['data/none.txt', 'public://x'])).rejects.toThrow(
      new MigrateException("File 'data/none.txt' does not exist"),
    );
    await expect(copy(['', 'public://x'])).rejects.toThrow("File '' does not exist");
    await expect(copy('data/a.txt')).rejects.toThrow("File '' does not exist");
    await expect(copy(['data/a.txt', 'public://closed/a.txt'])).rejects.toThrow(
      "Could not create or write to directory 'public://closed'",
    );
    await expect(copy(['data/bad.txt', 'public://x'])).rejects.toThrow(
      'File data/bad.txt could not be copied to public://x',
    );
    await expect(copy([['a'], 'public://x'])).rejects.toMatchObject({ className: 'TypeError' });
  });

  it('downloads web addresses, with the options of Guzzle', async () => {
    const there = world([]);
    const options = {
      headers: { 'X-A': ['1', '2'] },
      auth: ['u', 'p'],
      timeout: 5,
      query: { a: 'b c' },
      http_errors: false,
    };
    expect(await resultOf(fileCopy, { guzzle_options: options }, ['http://h/a.jpg', 'public://a.jpg'], there)).toBe(
      'public://a.jpg',
    );
    expect(there.log).toEqual([
      `download http://h/a.jpg public://a.jpg replace ${JSON.stringify({
        headers: { Authorization: 'Basic dTpw', 'X-A': '1, 2' },
        query: 'a=b%20c',
        timeoutSeconds: 5,
        ignoreStatus: true,
      })}`,
    ]);
  });

  it('leaves the files of stubs to the destination', async () => {
    expect(await resultOf(fileCopy, {}, null, { ...world([]), isStub: true })).toBeNull();
    expect(await resultOf(download, {}, null, { ...world([]), isStub: true })).toBeNull();
  });
});

describe('download', () => {
  it('fails the row with Guzzle’s words and the address', async () => {
    await expect(run(download, {}, ['http://h/none.jpg', 'public://x'], world([]))).rejects.toThrow(
      new MigrateException(
        'Client error: `GET http://h/none.jpg` resulted in a `404 Not Found` response (http://h/none.jpg)',
      ),
    );
  });

  it('passes local paths to the client too, and gives NULL without a destination', async () => {
    const there = world([]);
    expect(await resultOf(download, { file_exists: 'rename' }, ['data/a.txt', 'public://x'], there)).toBe('public://x');
    expect(await resultOf(download, {}, 'x', there)).toBeNull();
    expect(there.log).toEqual(['download data/a.txt public://x rename {}']);
  });
});

describe('file_import', () => {
  it('copies the file and saves an entity for it', async () => {
    const there = world(['data/a.jpg']);
    expect(await resultOf(fileImport, {}, 'data/a.jpg', there)).toEqual(map({ target_id: '1' }));
    expect(
      await resultOf(
        fileImport,
        { destination: 'dir', uid: 'owner', id_only: true },
        'http://h/p/b%20c.jpg?x=1',
        there,
      ),
    ).toBe('2');
    expect(await resultOf(fileImport, { destination: 'name', id_only: true }, 'data/a.jpg', there)).toBe('3');
    expect(there.log).toEqual([
      'copy data/a.jpg public://a.jpg replace',
      'save new uri=public://a.jpg uid=0 status=1',
      'download http://h/p/b%20c.jpg?x=1 public://in/b%20c.jpg replace {}',
      'save new uri=public://in/b%20c.jpg uid=7 status=1',
      'copy data/a.jpg public://x.jpg replace',
      'save new uri=public://x.jpg uid=0 status=1',
    ]);
  });

  it('uses the entity of the very same URI again', async () => {
    const there = world(['data/a.jpg'], ['public://A.jpg', 'public://a.jpg']);
    expect(await resultOf(fileImport, { id_only: true }, 'data/a.jpg', there)).toBe('2');
    expect(there.log).toEqual(['copy data/a.jpg public://a.jpg replace', 'save 2 status=true']);
  });

  it('copies nothing with "use existing" where the file is there', async () => {
    const there = world(['data/a.jpg', 'public://a.jpg']);
    const existing = { file_exists: 'use existing', id_only: true };
    expect(await resultOf(fileImport, existing, 'data/a.jpg', there)).toBe('1');
    expect(there.log).toEqual(['save new uri=public://a.jpg uid=0 status=1']);
  });

  it.each([null, '', '0', false, 0])('gives NULL for %j', async (value) => {
    expect(await resultOf(fileImport, {}, value, world([]))).toBeNull();
  });

  it('gives NULL and a message for a missing source that may be missing', async () => {
    const there = world([]);
    const configuration = { skip_on_missing_source: true };
    expect(await resultOf(fileImport, configuration, 'data/none.jpg', there)).toBeNull();
    expect(await resultOf(fileImport, configuration, 'http://h/none.jpg', there)).toBeNull();
    expect(there.messages.saved).toEqual([
      ['Source file data/none.jpg does not exist. Skipping.', MessageLevel.Error],
      ['Source file http://h/none.jpg does not exist. Skipping.', MessageLevel.Error],
    ]);
  });

  it('fails the row for a file that cannot be imported, or skips the property and says why', async () => {
    await expect(run(fileImport, {}, 'data/none.jpg', world([]))).rejects.toThrow(
      new MigrateException("File 'data/none.jpg' does not exist"),
    );
    const there = world([]);
    await expect(run(fileImport, { skip_on_error: true }, 'data/none.jpg', there)).rejects.toThrow(
      MigrateSkipProcessException,
    );
    expect(there.messages.saved).toEqual([
      [
        "File data/none.jpg could not be imported to public://none.jpg. Operation failed with message: File 'data/none.jpg' does not exist",
        MessageLevel.Error,
      ],
    ]);
  });

  it('fails the row of a stub', async () => {
    await expect(run(fileImport, {}, 'data/a.jpg', { ...world(['data/a.jpg']), isStub: true })).rejects.toThrow(
      'File data/a.jpg could not be imported to public://a.jpg',
    );
  });
});

describe('image_import', () => {
  it('adds the parts that properties name, in migrate_file’s order', async () => {
    const there = { ...world(['data/a.jpg']), destination: { text: 'Photo' } };
    const configuration = { alt: '@text', title: '!file', width: 'owner', height: 'none', id_only: true };
    const image = await resultOf(imageImport, configuration, 'data/a.jpg', there);
    expect(image instanceof Map && [...image]).toEqual([
      ['target_id', '1'],
      ['title', 'a.jpg'],
      ['alt', 'Photo'],
      ['width', 7],
      ['height', null],
    ]);
    expect(await resultOf(imageImport, {}, '', there)).toBeNull();
  });
});
