import { andThen } from '../pipeline/maybe.ts';
import type { FieldItem, Maybe, StoredEntity } from '../plugins/services.ts';
import { type EntityHooks, type EntityWorld, eachInTurn, type SaveContext, textOf } from './hooks.ts';

/** What `Comment` does on save, and the statistics that the comment module keeps in the host's comment field. */
export const commentHooks: EntityHooks = {
  preSave: commentPreSave,
  postSave: (comment, { world }) => countIn(comment, world),
  postDelete: (comment, world) => andThen(deleteReplies(comment, world), () => countIn(comment, world)),
};

/** `Comment::postDelete()`: replies go with what they reply to. */
function deleteReplies(comment: StoredEntity, world: EntityWorld): Maybe<void> {
  return andThen(world.find('comment', 'pid', 'target_id', String(comment.id)), (ids) =>
    eachInTurn(ids, (id) => world.service.delete('comment', id)),
  );
}

/** `comment_entity_predelete()`: comments go with their host. */
export function deleteComments(host: StoredEntity, world: EntityWorld): Maybe<void> {
  return andThen(world.find('comment', 'entity_id', 'target_id', String(host.id)), (ids) =>
    eachInTurn(ids, (id) =>
      andThen(world.storage.load('comment', id), (comment) =>
        comment && textOf(comment.fields, 'entity_type') === host.type
          ? world.service.delete('comment', id)
          : undefined,
      ),
    ),
  );
}

/** `Comment::preSave()`: the place in the thread of a new comment, and no name or address beside an account's. */
function commentPreSave(save: SaveContext): Maybe<void> {
  const { fields, original, world } = save;
  if ((textOf(fields, 'uid', 'target_id') ?? '0') !== '0') {
    delete fields.name;
    delete fields.mail;
  }
  if (original || textOf(fields, 'thread')) return;
  return andThen(commentsOf(fields, world), (all) => {
    const parent = textOf(fields, 'pid', 'target_id');
    const above = parent === undefined ? undefined : all.find((comment) => String(comment.id) === parent);
    const prefix = above ? `${threadOf(above)}.` : '';
    const depth = prefix.split('.').length - 1;
    const numbers = all
      .map(threadOf)
      .filter((thread) => thread.startsWith(prefix) && thread !== prefix)
      .map((thread) => numberOf(thread.split('.')[depth] ?? ''));
    // Replies are counted from 0, comments of the first level from 1.
    const next = Math.max(prefix ? -1 : 0, ...numbers) + 1;
    fields.thread = [{ value: `${prefix}${alphadecimal(next)}/` }];
  });
}

/** The comments of the same field of the same host. */
function commentsOf(fields: StoredEntity['fields'], world: EntityWorld): Maybe<readonly StoredEntity[]> {
  const host = textOf(fields, 'entity_id', 'target_id');
  if (host === undefined) return [];
  return andThen(world.find('comment', 'entity_id', 'target_id', host), (ids) => {
    const comments: StoredEntity[] = [];
    const read = eachInTurn(ids, (id) =>
      andThen(world.storage.load('comment', id), (comment) => {
        if (comment && sameField(comment.fields, fields)) comments.push(comment);
      }),
    );
    return andThen(read, () => comments);
  });
}

function sameField(a: StoredEntity['fields'], b: StoredEntity['fields']): boolean {
  return ['entity_type', 'field_name'].every((name) => textOf(a, name) === textOf(b, name));
}

const threadOf = (comment: StoredEntity): string => (textOf(comment.fields, 'thread') ?? '').replace(/\/$/, '');

/** `Number::intToAlphadecimal()`: base 36 with its length in front, so that texts sort as numbers do. */
function alphadecimal(number: number): string {
  const digits = number.toString(36);
  return `${(digits.length - 1).toString(36)}${digits}`;
}

function numberOf(alpha: string): number {
  const number = Number.parseInt(alpha.slice(1), 36);
  return Number.isNaN(number) ? 0 : number;
}

/** `CommentStatistics::update()`: how many published comments a host has, and which is the last. */
function countIn(comment: StoredEntity, world: EntityWorld): Maybe<void> {
  const type = textOf(comment.fields, 'entity_type');
  const field = textOf(comment.fields, 'field_name');
  const id = textOf(comment.fields, 'entity_id', 'target_id');
  if (type === undefined || field === undefined || id === undefined || !world.site.entityTypes.has(type)) return;
  return andThen(world.storage.load(type, Number(id)), (host) => {
    const [item] = host?.fields[field] ?? [];
    if (!host || !item) return;
    return andThen(commentsOf(comment.fields, world), (comments) => {
      const counted = { ...item, ...statistics(comments, host) };
      world.storage.save({ ...host, fields: { ...host.fields, [field]: [counted] } });
    });
  });
}

function statistics(comments: readonly StoredEntity[], host: StoredEntity): FieldItem {
  const published = comments.filter((comment) => textOf(comment.fields, 'status') === '1');
  const created = (comment: StoredEntity) => Number(textOf(comment.fields, 'created') ?? 0);
  const last = published.reduce<StoredEntity | undefined>(
    (latest, comment) => (latest && created(latest) >= created(comment) ? latest : comment),
    undefined,
  );
  if (!last) {
    return {
      cid: '0',
      last_comment_timestamp: textOf(host.fields, 'changed') ?? '0',
      last_comment_name: '',
      last_comment_uid: textOf(host.fields, 'uid', 'target_id') ?? '0',
      comment_count: '0',
    };
  }
  const uid = textOf(last.fields, 'uid', 'target_id') ?? '0';
  return {
    cid: String(last.id),
    last_comment_timestamp: textOf(last.fields, 'changed') ?? '0',
    last_comment_name: uid === '0' ? (textOf(last.fields, 'name') ?? null) : '',
    last_comment_uid: uid,
    comment_count: String(published.length),
  };
}
