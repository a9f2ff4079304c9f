import { expect, it } from 'vitest';
import type { Json } from '../php/value.ts';
import { testEntities, testSite } from './testing.ts';

const HOST = { entity_type: 'node', entity_id: 1, field_name: 'comment' };

async function discussion(world = testEntities()) {
  const { service, draft, storage } = world;
  await service.save(draft('user', 'user', { name: 'ada' }), undefined);
  await service.save(draft('node', 'story', { title: 'T' }), undefined);
  const say = (values: Readonly<Record<string, Json>>) =>
    service.save(draft('comment', 'remark', { ...HOST, subject: 's', ...values }), undefined);
  const thread = async (values: Readonly<Record<string, Json>> = {}) => (await say(values)).fields.thread?.[0]?.value;
  return { ...world, say, thread, statistics: () => storage.load('node', 1)?.fields.comment?.[0] };
}

it('gives new comments their place in the thread', async () => {
  const { thread } = await discussion();
  expect(await thread()).toBe('01/');
  expect(await thread()).toBe('02/');
  expect(await thread({ pid: 1 })).toBe('01.00/');
  expect(await thread({ pid: 1 })).toBe('01.01/');
  expect(await thread({ pid: 3 })).toBe('01.00.00/');
  expect(await thread({ entity_id: 2 })).toBe('01/');
  expect(await thread({ thread: '0z/' })).toBe('0z/');
  // Longer numbers say so in front, so that threads sort as text.
  expect(await thread()).toBe('110/');
});

it('counts published comments in their host, and forgets those that go', async () => {
  const { say, statistics, service } = await discussion();
  await say({ created: 100, changed: 150, name: 'guest', status: true });
  expect(statistics()).toMatchObject({
    cid: '1',
    comment_count: '1',
    last_comment_name: 'guest',
    last_comment_uid: '0',
  });
  await say({ created: 200, changed: 250, uid: 1, name: 'dropped', status: true, pid: 1 });
  await say({ created: 300 });
  expect(statistics()).toEqual({
    status: '2',
    cid: '2',
    last_comment_timestamp: '250',
    last_comment_name: '',
    last_comment_uid: '1',
    comment_count: '2',
  });
  await service.delete('comment', 1);
  expect(statistics()).toMatchObject({ cid: '0', comment_count: '0' });
});

it('goes with its host', async () => {
  const { say, service, storage } = await discussion();
  await say({});
  await service.delete('node', 1);
  expect([...storage.entities.keys()]).toEqual(['user:1']);
});

it('is published where the anonymous user needs no approval', async () => {
  const role = { 'user.role.anonymous': { permissions: ['skip comment approval'] } };
  const status = async (world: ReturnType<typeof testEntities>) =>
    (await (await discussion(world)).say({})).fields.status;
  expect(await status(testEntities())).toEqual([{ value: '0' }]);
  expect(await status(testEntities(testSite(role)))).toEqual([{ value: '1' }]);
});
