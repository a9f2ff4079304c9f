import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { isArray, isList, type Json, PhpFloat, PhpObject, type Value } from '../php/value.ts';
import { child, entryOf, type Node, type Range } from './syntax.ts';
import { parseYaml } from './yaml.ts';

const inf = Number.POSITIVE_INFINITY;

/** As PHP's json_encode writes values: a tagged value is an object without properties. */
function asJson(value: Value | undefined): unknown {
  if (value === undefined || value === null) return null;
  if (value instanceof PhpFloat) return value.value;
  if (value instanceof PhpObject) return {};
  if (!isArray(value)) return value;
  return isList(value)
    ? value.map(asJson)
    : Object.fromEntries([...value].map(([key, element]) => [String(key), asJson(element)]));
}

const value = (text: string): unknown => asJson(parseYaml(text).root?.value);
const error = (text: string): string | undefined => parseYaml(text).problems[0]?.symfonyMessage;
const at = (text: string, range: Range | undefined): string => (range ? text.slice(range.start, range.end) : '');

describe('snippets that a real Drupal decoded', () => {
  const Golden = z.object({
    steps: z.array(
      z.object({
        returned: z.array(z.object({ yaml: z.string(), value: z.unknown().optional(), error: z.string().optional() })),
      }),
    ),
  });
  const file = resolve(import.meta.dirname, '../../../../shared/conformance/recordings/p_yaml_dialect/golden.json');
  const snippets = existsSync(file)
    ? Golden.parse(JSON.parse(readFileSync(file, 'utf8'))).steps.flatMap((step) => step.returned)
    : [];
  it.skipIf(snippets.length === 0).each(snippets)('$yaml', ({ yaml, value: expected, error: message }) => {
    expect(error(yaml)).toEqual(message);
    if (message !== undefined) return;
    // The recording cannot write infinity into JSON: it stands for the whole answer then.
    expect(value(yaml)).toEqual(expected === '<INF>' ? { a: inf } : expected);
  });
});

// Random snippets and what symfony/yaml 6.4 (PHP 8.2, Drupal 10.6's flags) made of them.
describe('random snippets are read as Symfony reads them', () => {
  const Snippets = z.array(z.object({ yaml: z.string(), value: z.unknown().optional(), error: z.string().optional() }));
  const file = resolve(import.meta.dirname, 'yaml-symfony.generated.json');
  it.each(Snippets.parse(JSON.parse(readFileSync(file, 'utf8'))))('$yaml', (snippet) => {
    expect(error(snippet.yaml)).toEqual(snippet.error);
    if (snippet.error === undefined) expect(value(snippet.yaml)).toEqual(snippet.value);
  });
});

describe('values as Symfony gives them', () => {
  it.each<[string, Json | number]>([
    ['a: 0o17', { a: 15 }],
    ['a: -0o17', { a: -15 }],
    ['a: 017', { a: '017' }],
    ['a: 0xff', { a: 255 }],
    ['a: -.inf', { a: -inf }],
    ['a: 1_000.5', { a: 1000.5 }],
    ['a: 2001-12-14t21:59:43.10-05:00', { a: 1008385183.1 }],
    ['a: 2001-12-14 21:59:43 +1', { a: 1008363583 }],
    ['a: 9223372036854775808', { a: '9223372036854775808' }],
    ['a: "\\u263A \\x41\\_"', { a: '\u263a A\u00a0' }],
    ["a: ''", { a: '' }],
    ['a: !!binary |\n  SGVs\n  bG8=\n', { a: 'Hello' }],
    ["a: !!str '5'", { a: '5' }],
    ['a: ! 5', { a: 5 }],
    ['a: [! 5]', { a: ['5'] }],
    ['a: |+\n  x\n\n\nb: 1', { a: 'x\n\n\n', b: 1 }],
    ['a: |2\n    x\n   y\n', { a: '  x\n y\n' }],
    ['a: >\n  x\n    y\n  z\n', { a: 'x\n  y\nz\n' }],
    ['a: |\n  x', { a: 'x' }],
    ['a: [a,, b]', { a: ['a', null, 'b'] }],
    ['a: [b: 1, c]', { a: [{ b: 1 }, 'c'] }],
    ['a: {b: , c: 1}', { a: { b: null, c: 1 } }],
    ['a: {"b":1}', { a: { b: 1 } }],
    ["a: {b: 'x y',\n  c: [1,\n  2] }", { a: { b: 'x y', c: [1, 2] } }],
    ['a: { b: 1, # why\n  c: 2 }', { a: { b: 1, c: 2 } }],
    ['a: [\n  b: - c\n]', { a: [{ b: '- c' }] }],
    ['delimiter: ,', { delimiter: ',' }],
    ['delimiter: :', { delimiter: ':' }],
    ['a: a/0/value:', { a: 'a/0/value:' }],
    ['a/0/value:: 1', { 'a/0/value:': 1 }],
    ['a:\na: 1', { a: 1 }],
    ['a: null\nb: 1\na: 2', { a: 2, b: 1 }],
    ['x: &x {a: 1}\ny: {<<: *x, a: 2}', { x: { a: 1 }, y: { a: 2 } }],
    ['x: &x\n  a: 1\n  b: 2\ny:\n  <<: *x\n  a: 3', { x: { a: 1, b: 2 }, y: { a: 3, b: 2 } }],
    ['x: &x\n  a: 1\ny:\n  a: 3\n  <<: *x', { x: { a: 1 }, y: { a: 3 } }],
    ['a: &n x\nb: [*n, *n]', { a: 'x', b: ['x', 'x'] }],
    ['- - a\n  - b\n- c', [['a', 'b'], 'c']],
    ['-\n  a: 1\n-\n  - b', [{ a: 1 }, ['b']]],
    ['a: "x\n\n  y"', { a: 'x\ny' }],
    ["a: 'it''s\n  here'", { a: "it's here" }],
    ['a:\n  some\n  text', { a: 'some text' }],
    ['a: b\r\nc: d\r\n', { a: 'b', c: 'd' }],
    ['---\na: 1\n...\n', { a: 1 }],
    ['a: # c\n  - 1', { a: [1] }],
    ['1: a\n2: b', { 1: 'a', 2: 'b' }],
    ['a: b #c', { a: 'b' }],
    ['__proto__: 1', JSON.parse('{"__proto__": 1}')],
  ])('%j', (text, expected) => {
    const parsed = parseYaml(text);
    expect(parsed.problems).toEqual([]);
    expect(JSON.stringify(asJson(parsed.root?.value))).toBe(JSON.stringify(expected));
  });

  it('keeps integers beyond 2^53 exact', () => {
    expect(child(parseYaml('a: 9223372036854775807').root, 'a')?.value).toBe(9223372036854775807n);
  });

  it('tells 1 from 1.0', () => {
    expect(child(parseYaml('a: 1.0').root, 'a')?.value).toEqual(new PhpFloat(1));
    expect(child(parseYaml('a: 1').root, 'a')?.value).toBe(1);
  });
});

describe('what Symfony refuses', () => {
  it.each([
    ['a: 1\nb\nc: 2', 'Unable to parse at line 2 (near "b").'],
    ['a: 1\n- b', 'You cannot define a sequence item when in a mapping at line 2 (near "- b").'],
    ['- a\nb: 1', 'You cannot define a mapping item when in a sequence at line 2 (near "b: 1").'],
    ['a:\n    b: 1\n  c: 2', 'Indentation problem at line 3 (near "  c: 2").'],
    ["a: 'b',", 'Unexpected characters near "," at line 1 (near "a: \'b\',").'],
    ['a: {b: 1, b: 2}', 'Duplicate key "b" detected at line 1 (near "a: {b: 1, b: 2}").'],
    ['a:\n  b: 1\na: 2', 'Duplicate key "a" detected at line 3 (near "a: 2").'],
    [
      'a: {true: 1}',
      'Implicit casting of incompatible mapping keys to strings is not supported. Quote your evaluable mapping keys instead at line 1 (near "a: {true: 1}").',
    ],
    [
      'a: |x',
      'The reserved indicator "|" cannot start a plain scalar; you need to quote the scalar at line 1 (near "a: |x").',
    ],
    [
      'a: 2020-13-01',
      'The date "2020-13-01" could not be parsed as it is an invalid date at line 1 (near "a: 2020-13-01").',
    ],
    ['a: &x\n  b: *x', 'Circular reference [x, x] detected for reference "x" at line 1 (near "b: *x").'],
    ['a: 1\nb:\n  <<: *n', 'Reference "n" does not exist at line 3 (near "<<: *n").'],
    [
      'x: &x 1\ny:\n  <<: *x',
      'YAML merge keys used with a scalar value instead of an array at line 3 (near "<<: *x").',
    ],
    [
      'a: !!binary abc',
      'The normalized base64 encoded data (data without whitespace characters) length must be a multiple of four (3 bytes given) at line 1 (near "a: !!binary abc").',
    ],
    [
      'a: !php/object "x"',
      'Object support when parsing a YAML file has been disabled at line 1 (near "a: !php/object "x"").',
    ],
    ["id: a\nlabel: 'x\nsource: {\n", 'Malformed inline YAML string at line 4.'],
    ['this is no YAML:at all\n  - item', 'Unable to parse at line 1 (near "this is no YAML:at all").'],
  ])('%j', (text, message) => {
    expect(error(text)).toBe(message);
  });
});

describe('ranges', () => {
  const text =
    'id: a\nprocess:\n  \'b/value\': # why\n    - plugin: get\n      source: "@x"\n  c: { d: [ 1, e ] }\n  f:\n  g: >\n    one\n    two\n';
  const process = child(parseYaml(text).root, 'process');

  it('are those of keys and values as they are written, quotes included', () => {
    expect(at(text, entryOf(process, 'b/value')?.key.range)).toBe("'b/value'");
    const step = child(process, 'b/value');
    const source = step?.kind === 'sequence' ? child(step.items[0], 'source') : undefined;
    expect(at(text, source?.range)).toBe('"@x"');
    expect(source).toMatchObject({ kind: 'scalar', style: 'double', value: '@x' });
  });

  it('are exact inside brackets', () => {
    const c = child(process, 'c');
    expect(at(text, c?.range)).toBe('{ d: [ 1, e ] }');
    expect(at(text, child(c, 'd')?.range)).toBe('[ 1, e ]');
    const d = child(c, 'd');
    expect(at(text, d?.kind === 'sequence' ? d.items[1]?.range : undefined)).toBe('e');
  });

  it('are empty behind the colon for a value that is missing', () => {
    const missing = child(process, 'f');
    expect(missing).toMatchObject({ style: 'missing', value: null });
    expect(text.slice(0, missing?.range.start).endsWith('f:')).toBe(true);
  });

  it('hold a block scalar from its header to its last line', () => {
    expect(at(text, child(process, 'g')?.range)).toBe('>\n    one\n    two');
  });

  it('find values that run over lines in brackets', () => {
    const flow = 'a: {\n  b: "x\n    y",\n  cc: dd\n}';
    const a = child(parseYaml(flow).root, 'a');
    expect(at(flow, entryOf(a, 'cc')?.range)).toBe('cc: dd');
    expect(at(flow, child(a, 'b')?.range)).toBe('"x\n    y"');
  });
});

it('comments are kept with their ranges, wherever they stand', () => {
  const text = '# one\na: 1 # two\nb: { c: 1, # three\n  d: 2 } # four\n  # five\nl: |\n  # text\n- # six\n';
  const { comments } = parseYaml(text);
  expect(comments.map((comment) => comment.text)).toEqual(['one', 'two', 'three', 'four', 'five']);
  expect(comments.map((comment) => at(text, comment.range))).toEqual(['# one', '# two', '# three', '# four', '# five']);
});

describe('a broken text', () => {
  const names = (node: Node | undefined): readonly string[] =>
    node?.kind === 'mapping' ? node.entries.map((entry) => entry.name) : [];

  it('keeps everything outside the broken entry', () => {
    const { root, problems } = parseYaml("id: a\nlabel: @x\nprocess:\n  b: 'x\n  c: d\n  e\n  f: g\ntags: [x]\n");
    expect(names(root)).toEqual(['id', 'label', 'process', 'tags']);
    expect(names(child(root, 'process'))).toEqual(['b', 'c', 'f']);
    expect(problems.length).toBeGreaterThan(1);
  });

  it('keeps the text of a value that is refused', () => {
    expect(child(parseYaml('source: @title').root, 'source')).toMatchObject({ value: '@title', style: 'plain' });
  });

  it('closes brackets and quotes that are still being written', () => {
    const { root } = parseYaml("process:\n  a: { plugin: get, source: 'x\n  b: c\n");
    expect(asJson(child(child(root, 'process'), 'a')?.value)).toEqual({ plugin: 'get', source: 'x' });
    const open = 'a: { plugin: get, so';
    const a = child(parseYaml(open).root, 'a');
    expect(asJson(a?.value)).toEqual({ plugin: 'get', so: null });
    expect(at(open, a?.range)).toBe('{ plugin: get, so');
  });

  it('names the place of the mistake, not the line where Symfony gave up', () => {
    const open = "a: 'x\nb: c\n";
    expect(parseYaml(open).problems[0]?.range.start).toBe(3);
  });
});

describe('a text that means harm', () => {
  it('cannot expand its aliases without measure', () => {
    let text = 'a0: &a0 [x, x]\n';
    for (let i = 1; i < 60; i++) text += `a${i}: &a${i} [*a${i - 1}, *a${i - 1}]\n`;
    expect(error(text)).toMatch(/^The aliases stand for more than \d+ values/);
  });

  it('may have thousands of honest aliases', () => {
    const text = `a: &a { b: 1, c: [2, 3] }\n${Array.from({ length: 5000 }, (_, i) => `k${i}: *a\n`).join('')}`;
    expect(error(text)).toBeUndefined();
  });

  it.each([
    ['brackets', `a: ${'['.repeat(100_000)}`],
    ['dashes', `${'- '.repeat(100_000)}x`],
    ['blocks', Array.from({ length: 1000 }, (_, i) => `${' '.repeat(i)}a:\n`).join('')],
  ])('cannot overflow the stack with %s', (_, text) => {
    expect(error(text)).toMatch(/^The YAML is nested more than 256 levels deep/);
  });

  it('is refused when it is absurdly long', () => {
    expect(parseYaml('a'.repeat(17 * 1024 * 1024)).problems).toHaveLength(1);
  });

  it('is read in a time that grows with its length', () => {
    const started = performance.now();
    for (const line of ['key', "a: 'x\n", 'a: [x\n', '# c\n', 'a: b: c\n', '"\\"']) parseYaml(line.repeat(10_000));
    expect(performance.now() - started).toBeLessThan(5000);
  });
});
