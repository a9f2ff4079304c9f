import { describe, expect, it } from 'vitest';
import { overlaps, PathIndex, parseProperty } from './property.ts';

describe('a property name', () => {
  it.each([
    ['name', 'source', 'name'],
    ['@name', 'destination', 'name'],
    ['@@name', 'source', '@name'],
    ['@@@name', 'destination', '@name'],
    ['@@@@name', 'source', '@@name'],
    ['@a/b', 'destination', 'a/b'],
  ])('%s names the %s property %s', (name, kind, path) => {
    expect(parseProperty(name)).toEqual({ kind, path });
  });

  it('may be empty, which stands for the value of the pipeline', () => {
    expect(parseProperty('')).toEqual({ kind: 'empty' });
  });
});

describe('an index of paths', () => {
  const paths = ['body/value', 'title', 'a/b/c', 'a', 'body'];

  it.each(['body', 'body/value', 'body/format', 'title', 'a/b', 'a/b/c/d', 'a/x', 'bod', 'titles', '', 'a/'])(
    'finds for "%s" the first path that overlaps it',
    (path) => {
      const at = paths.findIndex((each) => overlaps(each, path));
      expect(new PathIndex(paths).firstOverlap(path)).toBe(at < 0 ? undefined : at);
    },
  );
});
