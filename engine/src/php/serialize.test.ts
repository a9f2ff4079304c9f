import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { hashInput } from './bytes.ts';
import { standardObject } from './objects.ts';
import { serialize, unserialize } from './serialize.ts';
import { PhpFloat, type Value } from './value.ts';

const float = (value: number): PhpFloat => new PhpFloat(value);

describe('serialize', () => {
  test.each<[Value, string]>([
    [null, 'N;'],
    [true, 'b:1;'],
    [-5, 'i:-5;'],
    [9223372036854775807n, 'i:9223372036854775807;'],
    [float(1), 'd:1;'],
    [float(0.1), 'd:0.1;'],
    [float(1e25), 'd:1.0E+25;'],
    [float(1e15), 'd:1000000000000000;'],
    [float(-0), 'd:-0;'],
    [float(Number.NEGATIVE_INFINITY), 'd:-INF;'],
    ['é', 's:2:"é";'],
    ['日本', 's:6:"日本";'],
    ['😀', 's:4:"😀";'],
    ['\udcff', 's:1:"\udcff";'],
    [['a', []], 'a:2:{i:0;s:1:"a";i:1;a:0:{}}'],
    [
      new Map<string | number, Value>([
        ['k', 1],
        [5, 'x'],
      ]),
      'a:2:{s:1:"k";i:1;i:5;s:1:"x";}',
    ],
    [standardObject(new Map([['a', 1]])), 'O:8:"stdClass":1:{s:1:"a";i:1;}'],
  ])('%o', (value, text) => {
    expect(serialize(value)).toBe(text);
    expect(unserialize(text)).toEqual(value);
  });

  test('a row hashes as Drupal hashes it (ENGINE.md, section 2)', () => {
    const row = new Map<string, Value>([
      ['id', 1],
      ['title', 'Hi'],
      ['plugin', 'embedded_data'],
      [
        'constants',
        new Map<string, Value>([
          ['x', true],
          ['y', null],
          ['z', float(1.5)],
        ]),
      ],
    ]);
    expect(
      createHash('sha256')
        .update(hashInput(serialize(row)))
        .digest('hex'),
    ).toBe('353b393916aadd375579ce7ce24d3a5ae434d6384bd878d7cf24f32ab185f059');
  });
});

describe('unserialize', () => {
  test.each(['', 'x', 'i:1', 's:5:"abc";', 'a:1:{i:0;}', 'a:1:{i:0;i:1;', 'b:2;', 'O:1:"a"'])(
    '%o is not a value',
    (text) => {
      expect(unserialize(text)).toBe(false);
    },
  );

  test('references repeat the value that they refer to', () => {
    expect(unserialize('a:2:{i:0;a:1:{i:0;i:7;}i:1;R:2;}')).toEqual([[7], [7]]);
  });

  test('integer-like keys are integers, and __proto__ is a key like any other', () => {
    expect(unserialize('a:2:{s:1:"1";i:1;s:9:"__proto__";i:2;}')).toEqual(
      new Map<string | number, Value>([
        [1, 1],
        ['__proto__', 2],
      ]),
    );
  });

  test('nesting without end is refused', () => {
    expect(unserialize(`${'a:1:{i:0;'.repeat(5000)}N;${'}'.repeat(5000)}`)).toBe(false);
  });
});
