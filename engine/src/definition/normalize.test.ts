import { describe, expect, it } from 'vitest';
import type { Value } from '../php/value.ts';
import { findMigrationDependencies, normalizeProcess } from './normalize.ts';
import { child } from './syntax.ts';
import { parseYaml } from './yaml.ts';

const processOf = (text: string): Value => child(parseYaml(text).root, 'process')?.value ?? null;
const normalized = (text: string) =>
  [...normalizeProcess('m', processOf(text))].map(([name, steps]) => [
    name,
    steps.map((step) => Object.fromEntries(step)),
  ]);
const lookups = (text: string, owner = { id: 'm', derived: false }) =>
  findMigrationDependencies(processOf(text), owner);

describe('a process section is normalised', () => {
  it('from strings, single steps, lists and named steps', () => {
    const text =
      "process:\n  a: x\n  b: { plugin: get, source: y }\n  c: [ { plugin: p }, { plugin: q } ]\n  d: { one: { plugin: p } }\n  5: ''\n";
    expect(normalized(text)).toEqual([
      ['a', [{ plugin: 'get', source: 'x' }]],
      ['b', [{ plugin: 'get', source: 'y' }]],
      ['c', [{ plugin: 'p' }, { plugin: 'q' }]],
      ['d', [{ plugin: 'p' }]],
      ['5', [{ plugin: 'get', source: '' }]],
    ]);
  });

  it.each(['{ }', '[ ]'])('to an empty pipeline from %s', (pipeline) => {
    expect(normalized(`process:\n  a: ${pipeline}`)).toEqual([['a', []]]);
  });

  it.each(['null', '0', 'true'])('never from %s', (pipeline) => {
    expect(() => normalized(`process:\n  a: ${pipeline}`)).toThrow(
      expect.objectContaining({
        className: 'Drupal\\migrate\\MigrateException',
        message: "Invalid process for destination 'a' in migration 'm'",
      }),
    );
  });

  it.each(['{ source: title }', '[ title ]'])('never from %s, of which PHP dies', (pipeline) => {
    expect(() => normalized(`process:\n  a: ${pipeline}`)).toThrow(
      expect.objectContaining({ className: 'TypeError', message: 'Cannot access offset of type string on string' }),
    );
  });

  it('with the exception of the pipeline that is no array first, wherever it stands', () => {
    expect(() => normalized('process:\n  a: [ title ]\n  b: 1')).toThrow("Invalid process for destination 'b'");
  });

  it.each(['process:', 'process: text'])('only when it is an array: %s', (text) => {
    expect(() => normalized(text)).toThrow(/Argument #1 \(\$process\) must be of type array/);
  });

  it('to steps without a plugin, which fail only when they are built', () => {
    expect(normalized('process:\n  a: [ { source: title } ]')).toEqual([['a', [{ source: 'title' }]]]);
    expect(normalized('process:\n  a: [ null, [] ]')).toEqual([['a', [{}, {}]]]);
  });
});

describe('lookups', () => {
  it('are found under both names, as string and list, and inside nested sections', () => {
    const text =
      'process:\n  a: { plugin: migration_lookup, migration: one }\n  b: { plugin: migration, migration: [two, one] }\n' +
      '  c: { plugin: sub_process, process: { d: { plugin: migration_lookup, migration: three } } }\n' +
      '  e: { plugin: iterator, process: { f: { plugin: migration_lookup, migration: four } } }\n';
    expect(lookups(text)).toEqual(['one', 'two', 'one', 'three', 'four']);
  });

  it('of other plugins do not count', () => {
    expect(lookups('process:\n  a: { plugin: paragraphs_lookup, migration: one }')).toEqual([]);
  });

  it('of its own base id do not count for a derived migration', () => {
    const text = 'process:\n  a: { plugin: migration_lookup, migration: terms }';
    expect(lookups(text, { id: 'terms:tags', derived: true })).toEqual([]);
    expect(lookups(text, { id: 'terms:tags', derived: false })).toEqual(['terms']);
  });
});
