import { describe, expect, it } from 'vitest';
import { PhpFloat } from '../../php/value.ts';
import { MessageLevel } from '../exceptions.ts';
import log from './log.run.ts';
import skipOnValue from './skip_on_value.run.ts';
import strReplace from './str_replace.run.ts';
import substr from './substr.run.ts';
import { recordedMessages, resultOf, run } from './testing.ts';
import urlencode from './urlencode.run.ts';

describe('substr', () => {
  it('counts characters, from the end where a number is negative', async () => {
    expect(await resultOf(substr, { start: 6, length: 3 }, 'Hello Wörld')).toBe('Wör');
    expect(await resultOf(substr, { start: -4 }, 'Hello Wörld')).toBe('örld');
    expect(await resultOf(substr, { length: -1 }, 'x')).toBe('');
  });

  it('fails the row for quoted numbers and for what is no string', async () => {
    await expect(run(substr, { start: '1' }, 'abc')).rejects.toThrow(
      'The start position configuration value should be an integer.',
    );
    await expect(run(substr, { length: true }, 'abc')).rejects.toThrow(
      'The character length configuration value should be an integer.',
    );
    await expect(run(substr, {}, 12)).rejects.toThrow('The input value must be a string.');
  });
});

describe('log', () => {
  it.each([
    ['Hello', "'destination' value is 'Hello'"],
    [null, "'destination' value is 'NULL'"],
    [true, "'destination' value is 'true'"],
    [12, "'destination' value is '12'"],
    [new PhpFloat(1.5), "'destination' value is '1.500000'"],
    [['a'], "'destination' value is 'Array\n(\n    [0] => a\n)\n'"],
  ])('stores %j as a message and passes it on', async (value, message) => {
    const messages = recordedMessages();
    expect(await resultOf(log, {}, value, { services: { messages } })).toEqual(value);
    expect(messages.saved).toEqual([[message, MessageLevel.Error]]);
  });
});

describe('urlencode', () => {
  it.each([
    ['http://example.com/a b/ü.txt?x=y z#frag', 'http://example.com/a%20b/%C3%BC.txt?x%3Dy%20z#frag'],
    ['public://dir/f ü.txt', 'public://dir/f%20%C3%BC.txt'],
    ['HTTP://Example.COM:80/a?b&c', 'http://example.com/a?b&c'],
    ['https://user:pa ss@h:8080', 'https://user:pa%20ss@h:8080'],
    ['http://h/100%20x', 'http://h/100%2520x'],
    ['no url', 'no url'],
    ['://x', '://x'],
  ])('encodes %s', async (url, encoded) => {
    expect(await resultOf(urlencode, {}, url)).toBe(encoded);
  });

  it('leaves what is no string alone, and fails the row for what PHP cannot take apart', async () => {
    expect(await resultOf(urlencode, {}, 5)).toBe(5);
    await expect(run(urlencode, {}, 'http:///x')).rejects.toThrow("Value 'http:///x' is not a valid URL");
  });
});

describe('str_replace', () => {
  it('replaces text, or each text of a list', async () => {
    expect(await resultOf(strReplace, { search: 'et', replace: 'that' }, 'vero et')).toBe('vero that');
    expect(await resultOf(strReplace, { search: ['a', 'b'], replace: ['b', 'c'] }, 'ab')).toBe('cc');
    expect(await resultOf(strReplace, { search: 'VERO', replace: 'x', case_insensitive: true }, 'Vero')).toBe('x');
  });

  it('replaces what a regular expression matches, with references to its groups', async () => {
    expect(await resultOf(strReplace, { search: '/@(\\S+)/', replace: '$1', regex: true }, 'to @ann')).toBe('to ann');
  });

  it('is multiple after a list', async () => {
    expect(await run(strReplace, { search: 'a', replace: 'b' }, ['a', 'ca'])).toMatchObject({
      value: ['b', 'cb'],
      multiple: true,
    });
  });

  it('refuses to be built without its options', async () => {
    await expect(run(strReplace, { replace: 'x' }, 'a')).rejects.toThrow('The "search" must be set.');
    await expect(run(strReplace, { search: 'x' }, 'a')).rejects.toThrow('The "replace" must be set.');
  });
});

describe('skip_on_value', () => {
  it('compares as texts, and keeps the value where the pipeline ends', async () => {
    expect(await run(skipOnValue, { method: 'process', value: '42' }, 42)).toMatchObject({ value: 42, stopped: true });
    expect(await run(skipOnValue, { method: 'process', value: ['a', '1'] }, true)).toMatchObject({ stopped: true });
    expect(await run(skipOnValue, { method: 'process', value: 'a' }, 'b')).toMatchObject({
      value: 'b',
      stopped: false,
    });
    await expect(run(skipOnValue, { method: 'row', value: null, message: 'no' }, '')).rejects.toThrow('no');
  });

  it('is turned round by not_equals, even by false', async () => {
    expect(await run(skipOnValue, { method: 'process', value: ['a'], not_equals: false }, 'b')).toMatchObject({
      stopped: true,
    });
    expect(await run(skipOnValue, { method: 'process', value: ['a'], not_equals: true }, 'a')).toMatchObject({
      stopped: false,
    });
  });

  it('refuses to be built without a value', async () => {
    await expect(run(skipOnValue, { method: 'row' }, 'a')).rejects.toThrow(
      'Skip on value plugin is missing value configuration.',
    );
  });
});
