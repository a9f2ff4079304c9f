import { describe, expect, it } from 'vitest';
import { arrayFrom, type Key, type Value } from '../php/value.ts';
import { Row } from './row.ts';

const map = (object: Record<string, Value>) => new Map<Key, Value>(Object.entries(object));
const ids = new Map([['id', new Map()]]);
const row = (record: Record<string, Value>, configuration: Record<string, Value> = {}) =>
  new Row(map({ id: 1, ...record }), map(configuration), ids);

describe('a row', () => {
  it('needs every id, NULL or not', () => {
    expect(() => new Row(map({ id: null }), new Map(), ids)).not.toThrow();
    expect(() => new Row(new Map(), new Map(), ids)).toThrow("'id' is defined as a source ID but has no value.");
  });

  it('reads the configuration where the record has no such key', () => {
    const one = row(
      { a: 'record', n: null },
      { a: 'configuration', n: 'configuration', constants: arrayFrom([['x', 'y']]) },
    );
    expect([one.get('a'), one.get('n'), one.get('constants/x')]).toEqual(['record', null, 'y']);
  });

  it('walks arrays only', () => {
    const one = row({ list: ['p', ['q']], text: 'abc' });
    expect([one.get('list/1/0'), one.get('list/9'), one.get('text/0')]).toEqual(['q', null, null]);
  });

  it.each([
    ['x', 'source x'],
    ['@x', 'destination x'],
    ['@@x', 'source @x'],
    ['@@@x', 'destination @x'],
    ['@@@@x', 'source @@x'],
  ])('takes %s for the %s', (name, expected) => {
    const one = row({ x: 'source x', '@x': 'source @x', '@@x': 'source @@x' });
    one.setDestinationProperty('x', 'destination x');
    one.setDestinationProperty('@x', 'destination @x');
    expect(one.get(name)).toBe(expected);
  });

  it('makes levels on the way, and replaces scalars that are in it', () => {
    const one = row({});
    one.setDestinationProperty('a', 'scalar');
    one.setDestinationProperty('a/b/c', 1);
    one.setDestinationProperty('list/0', 'first');
    expect([one.get('@a/b/c'), one.get('@list')]).toEqual([1, ['first']]);
  });

  it('lets nobody change a frozen source', () => {
    const one = row({});
    one.setSourceProperty('a/b', 1);
    expect(one.get('a/b')).toBe(1);
    one.freezeSource();
    expect(() => one.setSourceProperty('a', 2)).toThrow("The source is frozen and can't be changed any more");
  });

  it('wants an update as long as no map record says otherwise', () => {
    const one = row({});
    expect(one.needsUpdate()).toBe(true);
    one.setIdMap({ originalHash: '', hash: '', sourceRowStatus: 0 });
    expect(one.needsUpdate()).toBe(false);
  });
});
