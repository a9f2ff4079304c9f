import { expect, it } from 'vitest';
import type { EntityStorage, StoredEntity } from '../plugins/services.ts';
import { createEntityService } from './entity-service.ts';
import { MemoryFiles, MemoryRevisions, MemoryStorage, NOW, testEntities, testSite } from './testing.ts';

/** A storage whose answers have to be waited for, as a database's have. */
class SlowStorage implements EntityStorage {
  constructor(private readonly memory: MemoryStorage) {}

  async load(type: string, id: string | number): Promise<StoredEntity | undefined> {
    return this.memory.load(type, id);
  }

  async find(type: string, field: string, property: string, value: string): Promise<readonly (string | number)[]> {
    return this.memory.find(type, field, property, value);
  }

  async isEmpty(type: string): Promise<boolean> {
    return this.memory.isEmpty(type);
  }

  prefetch = (): Promise<void> => this.memory.prefetch();
  nextId = (type: string): number => this.memory.nextId(type);
  nextRevisionId = (type: string): number => this.memory.nextRevisionId(type);
  reserve = (type: string, id: number, revisionId: number | null): void => this.memory.reserve(type, id, revisionId);
  save = (entity: StoredEntity): void => this.memory.save(entity);
  delete = (type: string, id: string | number): void => this.memory.delete(type, id);
}

/** A site's worth of saving and deleting; what is left in the end. */
async function scenario(storage: MemoryStorage, through: EntityStorage): Promise<Record<string, unknown>> {
  const { draft } = testEntities();
  const files = new MemoryFiles(
    new Map([['public://b.jpg', 9]]),
    new Map([['public://b.jpg', { width: 6, height: 4 }]]),
  );
  const service = createEntityService(through, testSite(), {
    clock: { now: () => NOW },
    files,
    revisions: new MemoryRevisions(),
    configuration: testEntities().configuration,
  });
  const save = (type: string, bundle: string, values: Parameters<typeof draft>[2]) =>
    service.save(draft(type, bundle, values), undefined);
  await save('user', 'user', { name: 'ada', uuid: 'u1' });
  await save('file', 'file', { uri: 'public://b.jpg', uuid: 'f1' });
  await save('paragraph', 'box', { field_text: 'x', uuid: 'p1' });
  const story = await save('node', 'story', {
    title: 'T',
    uuid: 'n1',
    uid: 1,
    path: '/t',
    field_image: [{ target_id: 1 }, { target_id: 2 }],
    field_boxes: [{ target_id: 1, target_revision_id: 1 }],
  });
  await service.save(draft('node', 'story', { title: 'U', uid: 99 }), story);
  for (const [name, parent] of [
    ['A', 0],
    ['B', 1],
    ['C', 2],
  ] as const) {
    await save('taxonomy_term', 'tags', { name, parent, uuid: name });
  }
  await service.delete('taxonomy_term', 1);
  await expect((async () => save('user', 'user', { name: 'ADA' }))()).rejects.toThrow('users_field_data.name');
  await expect((async () => save('node', 'page', { title: 'V', nid: 1 }))()).rejects.toThrow('already exists');
  return Object.fromEntries(
    [...storage.entities].map(([key, { fields, ...rest }]) => [key, { ...rest, fields: { ...fields, uuid: [] } }]),
  );
}

it('does the same over a storage that makes it wait', async () => {
  const memory = new MemoryStorage();
  const slow = new MemoryStorage();
  const expected = await scenario(memory, memory);
  expect(Object.keys(expected)).toEqual(['user:1', 'file:1', 'paragraph:1', 'path_alias:1', 'node:1']);
  expect(await scenario(slow, new SlowStorage(slow))).toEqual(expected);
});
