import { expect, it } from 'vitest';
import { Overlay } from './overlay.ts';

it('answers with the newest layer: waiting, being written, read', () => {
  const overlay = new Overlay<string>(10);
  overlay.learn('a', 'read');
  expect(overlay.get('a')).toBe('read');
  overlay.set('a', 'first');
  overlay.freeze();
  expect(overlay.get('a')).toBe('first');
  overlay.set('a', 'second');
  expect([overlay.get('a'), [...overlay.frozen]]).toEqual(['second', [['a', 'first']]]);
});

it('does not remember what it read before the row was changed', () => {
  const overlay = new Overlay<string>(10);
  overlay.learn('a', 'old');
  overlay.set('a', 'new');
  overlay.freeze();
  overlay.written();
  expect(overlay.knows('a')).toBe(false);
});

it('tells rows that are gone from rows it knows nothing of', () => {
  const overlay = new Overlay<string>(10);
  overlay.set('gone', undefined);
  expect([overlay.knows('gone'), overlay.get('gone'), overlay.knows('other')]).toEqual([true, undefined, false]);
});

it('lists changed rows once, without those deleted since', () => {
  const overlay = new Overlay<string>(10);
  for (const key of ['a', 'b', 'c']) overlay.set(key, `${key}1`);
  overlay.freeze();
  overlay.set('a', 'a2');
  overlay.set('b', undefined);
  expect([...overlay.changedRows()].sort()).toEqual(['a2', 'c1']);
});

it('keeps the place of a row changed again, and puts one that was deleted last', () => {
  const overlay = new Overlay<string>(10);
  for (const key of ['a', 'b', 'c']) overlay.set(key, key);
  overlay.set('b', 'b2');
  overlay.set('a', undefined);
  overlay.set('a', 'a2');
  overlay.freeze();
  expect([...overlay.frozen.values()]).toEqual(['b2', 'c', 'a2']);
});
