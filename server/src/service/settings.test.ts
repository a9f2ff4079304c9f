import { describe, expect, it } from 'vitest';
import { readSeverities } from './settings.ts';

describe('severities', () => {
  it('are read from words, "information" too', () => {
    expect(readSeverities({ a: 'off', b: 'information', c: 'error' })).toEqual({ a: 'off', b: 'info', c: 'error' });
  });

  it('leave out what is no severity, so that a slip silences nothing', () => {
    expect(readSeverities({ a: 'of', b: false, c: null, d: 'toString' })).toEqual({});
  });

  it.each([undefined, null, 3, 'off', []])('of %j are none', (value) => {
    expect(readSeverities(value)).toEqual({});
  });

  it('may be for a code that is called like a property of objects', () => {
    const severities = readSeverities(JSON.parse('{"__proto__": "off", "constructor": "hint"}'));
    expect(Object.keys(severities)).toEqual(['__proto__', 'constructor']);
  });
});
