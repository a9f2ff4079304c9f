import { expect, it } from 'vitest';
import { testEntities } from '../../entity/testing.ts';
import type { Key, Value } from '../../php/value.ts';
import { Row } from '../../pipeline/row.ts';
import { RollbackAction } from '../exceptions.ts';
import { FileDestination } from './entity_file.run.ts';

function fileDestination() {
  const world = testEntities();
  const type = world.site.entityTypes.get('file');
  if (!type) throw new Error('no file');
  const destination = new FileDestination(type, new Map(), {
    entities: world.service,
    site: world.site,
    files: {
      write: async (content, uri) => {
        world.files.sizes.set(uri, content.length);
        return uri;
      },
    },
    messages: { display: () => undefined },
  });
  return { ...world, destination };
}

function rowOf(values: Readonly<Record<string, Value>>, stub = false): Row {
  const row = new Row(new Map<Key, Value>([['id', 1]]), new Map(), new Map([['id', new Map()]]), stub);
  for (const [name, value] of Object.entries(values)) row.setDestinationProperty(name, value);
  return row;
}

it('fails a row without a URI', () => {
  const { destination } = fileDestination();
  expect(() => destination.import(rowOf({ filename: 'a.txt' }), [])).toThrow('Destination property uri not provided');
});

it('takes the entity with the same URI as it is, to be deleted at a rollback, and looks at its size again', async () => {
  const { destination, files, storage } = fileDestination();
  files.sizes.set('public://a.txt', 3);
  expect(await destination.import(rowOf({ uri: 'public://a.txt', filename: 'first' }), [])).toEqual(['1']);
  files.sizes.set('public://a.txt', 4);
  expect(await destination.import(rowOf({ uri: 'public://a.txt', filename: 'second' }), [])).toEqual(['1']);
  expect(destination.rollbackAction()).toBe(RollbackAction.Delete);
  expect(storage.load('file', 1)?.fields).toMatchObject({ filename: [{ value: 'first' }], filesize: [{ value: '4' }] });
});

it('takes URIs that differ in case for two files', async () => {
  const { destination } = fileDestination();
  await destination.import(rowOf({ uri: 'public://a.txt' }), []);
  expect(await destination.import(rowOf({ uri: 'public://A.txt' }), [])).toEqual(['2']);
});

it('makes an empty file for a stub', async () => {
  const { destination, files, storage } = fileDestination();
  await destination.import(rowOf({}, true), []);
  const uri = String(storage.load('file', 1)?.fields.uri?.[0]?.value);
  expect(uri).toMatch(/^public:\/\/[a-z]+$/);
  expect(files.sizes.get(uri)).toBe(0);
  expect(storage.load('file', 1)?.fields.filesize).toEqual([{ value: '0' }]);
});
