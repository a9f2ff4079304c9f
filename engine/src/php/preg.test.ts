import { describe, expect, test } from 'vitest';
import {
  matchArray,
  patternProblem,
  pregMatch,
  pregMatchAll,
  pregQuote,
  pregReplace,
  pregSplit,
  UnsupportedPattern,
} from './preg.ts';

describe('patterns as PHP reads them', () => {
  test.each([
    ['/[^a-z0-9_]+/', '_', 'foo bar-baz', 'foo_bar_baz'],
    ['/é/', 'e', 'café', 'cafe'],
    ['/./', '.', 'é', '..'],
    ['/./u', '.', 'é', '.'],
    ['/\\w+/u', 'x', 'Ünï cødé', 'x x'],
    ['/[[:punct:]]/', '', 'a.b,c', 'abc'],
    ['/(?<y>\\d{4})-(\\d\\d)/', ['$2/$', '{1}'].join(''), '2020-02', '02/2020'],
    ['/(a)(b)/', '\\2\\1', 'ab', 'ba'],
    ['/a++b/', 'x', 'aaab', 'x'],
    ['/(?>a+)ab/', 'x', 'aaab', 'aaab'],
    ['~<(b|i)>(.*?)</\\1>~is', '*$2*', '<B>x\ny</B>', '*x\ny*'],
    ['/foo\\Kbar/', 'X', 'foobar', 'fooX'],
    ['/(?i)A(?-i)B/', 'x', 'aB ab AB', 'x ab x'],
    ['/ a  b # comment/x', 'x', 'ab', 'x'],
    ['/\\h+/', '_', 'a \t b', 'a_b'],
    ['/\\R/', '|', 'a\r\nb\nc', 'a|b|c'],
    ['/^/m', '> ', 'a\nb\n', '> a\n> b\n'],
    ['/x*/', '-', 'abc', '-a-b-c-'],
    ['/|a/', '<$0>', 'ab', '<><a><>b<>'],
  ])('preg_replace(%s, %s, %j)', (pattern, replacement, subject, expected) => {
    expect(pregReplace(pattern, replacement, subject)).toBe(expected);
  });

  test('$ matches before a last line feed unless D says otherwise', () => {
    expect(pregMatch('/a$/', 'a\n')).toBeTruthy();
    expect(pregMatch('/a$/D', 'a\n')).toBeUndefined();
  });

  test('positions count bytes, with and without u', () => {
    expect(pregMatch('/b/', 'éb')).toMatchObject({ start: 2, end: 3 });
    expect(pregMatch('/b/u', 'éb')).toMatchObject({ start: 2, end: 3 });
  });

  test('groups after the last one that took part are left out, names stand before numbers', () => {
    const match = pregMatch('/(?P<one>a)(b)?(c)?/', 'ab');
    expect(match && [...matchArray(match).entries()]).toEqual([
      [0, 'ab'],
      ['one', 'a'],
      [1, 'a'],
      [2, 'b'],
    ]);
  });
});

test.each([
  ['', 'Empty regular expression'],
  ['abc', 'Delimiter must not be alphanumeric or backslash'],
  ['/a', "No ending delimiter '/' found"],
  ['{a', "No ending matching delimiter '}' found"],
  ['/a/k', "Unknown modifier 'k'"],
])('%o is no pattern', (pattern, problem) => {
  expect(patternProblem(pattern)?.message).toBe(problem);
  expect(pregMatch(pattern, 'a')).toBe(false);
  expect(pregReplace(pattern, '', 'a')).toBeNull();
  expect(pregSplit(pattern, 'a')).toBe(false);
});

test('recursion is named as what the engine cannot run', () => {
  expect(patternProblem('/\\((?R)?\\)/')).toBeInstanceOf(UnsupportedPattern);
});

test('text that is not UTF-8 fails with u only', () => {
  expect(pregReplace('/b/u', '', '\udcffb')).toBeNull();
  expect(pregReplace('/b/', '', '\udcffb')).toBe('\udcff');
});

test('preg_split takes a limit, drops empty pieces and keeps delimiters', () => {
  expect(pregSplit('/,/', 'a,b,,c')).toEqual(['a', 'b', '', 'c']);
  expect(pregSplit('/,/', 'a,b,,c', 2)).toEqual(['a', 'b,,c']);
  expect(pregSplit('/(,)/', 'a,b,,c', -1, 3)).toEqual(['a', ',', 'b', ',', ',', 'c']);
  expect(pregSplit('//', 'abc')).toEqual(['', 'a', 'b', 'c', '']);
});

test('what is quoted is matched as it is', () => {
  const text = 'a.b*c?[d]^{e}$(f)|g\\h/#-';
  expect(pregMatchAll(`/${pregQuote(text, '/')}/`, text)).toHaveLength(1);
});
