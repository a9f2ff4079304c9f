import bcrypt from 'bcryptjs';
import { expect, it } from 'vitest';
import { testEntities } from '../../entity/testing.ts';
import type { Key, Value } from '../../php/value.ts';
import { Row } from '../../pipeline/row.ts';
import { UserDestination } from './entity_user.run.ts';

function users(options: readonly (readonly [Key, Value])[] = []) {
  const world = testEntities();
  const type = world.site.entityTypes.get('user');
  if (!type) throw new Error('no user');
  const destination = new UserDestination(type, new Map(options), {
    entities: world.service,
    site: world.site,
    files: { write: async (_content, uri) => uri },
    messages: { display: () => undefined },
  });
  const pass = (id: number) => world.storage.load('user', id)?.fields.pass?.[0]?.value;
  return { ...world, destination, pass };
}

function rowOf(values: Readonly<Record<string, Value>>, stub = false): Row {
  const row = new Row(new Map<Key, Value>([['id', 1]]), new Map(), new Map([['id', new Map()]]), stub);
  for (const [name, value] of Object.entries(values)) row.setDestinationProperty(name, value);
  return row;
}

it('stores a password as it comes, hashed or not', async () => {
  const { destination, pass } = users();
  await destination.import(rowOf({ uid: 5, name: 'ada', pass: 'secret' }), []);
  expect(pass(5)).toBe('secret');
});

it('hashes MD5 passwords again and marks them, however the option is set', async () => {
  const { destination, pass } = users([['md5_passwords', false]]);
  const md5 = '5ebe2294ecd0e0f08eab7690d2a6ee69';
  await destination.import(rowOf({ uid: 5, name: 'ada', pass: md5 }), []);
  const stored = String(pass(5));
  expect(stored).toMatch(/^U\$2y\$10\$/);
  expect(await bcrypt.compare(md5, stored.slice(1))).toBe(true);
});

it('never touches the password of user 1 that a row names', async () => {
  const { destination, pass, service, draft } = users([['md5_passwords', true]]);
  await service.save(draft('user', 'user', { uid: 1, name: 'admin', pass: '$2y$old' }), undefined);
  const row = rowOf({ uid: '1', name: 'newadmin', pass: 'x' });
  expect(await destination.import(row, [])).toEqual(['1']);
  expect(pass(1)).toBe('$2y$old');
  expect(row.hasDestinationProperty('pass')).toBe(false);
});

it('gives stubs a name and an address', async () => {
  const { destination, storage } = users();
  await destination.import(rowOf({ status: 1 }, true), []);
  const [stub] = storage.entities.values();
  expect(stub?.fields.mail?.[0]?.value).toMatch(/^[a-z]{8}@example\.com$/);
  expect(String(stub?.fields.name?.[0]?.value).length).toBeGreaterThanOrEqual(20);
  expect(stub?.fields.status).toEqual([{ value: '1' }]);
});
