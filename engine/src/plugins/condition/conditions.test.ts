import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { fromJson, type Json, type Key, type Value } from '../../php/value.ts';
import { Row } from '../../pipeline/row.ts';
import { MigrateException } from '../exceptions.ts';
import { configurationOf, fake, map, testServices, testSite } from '../process/testing.ts';
import type { EntityService, LookupService, Services } from '../services.ts';
import { buildCondition } from './build.ts';
import { conditionDescriptors } from './descriptors.ts';
import { factories } from './registry.ts';

interface World {
  readonly row?: { readonly [key: string]: Json };
  readonly isStub?: boolean;
  readonly services?: Partial<Services>;
}

async function evaluate(
  id: string,
  configuration: { readonly [key: string]: Json },
  source: Value,
  { row = {}, isStub = false, services }: World = {},
): Promise<boolean> {
  const condition = buildCondition(id, configurationOf(configuration), {
    migration: { id: 'm', sourceIds: new Map(), sourceConfiguration: new Map(), destinationConfiguration: new Map() },
    services: testServices(services),
    compile: () => {
      throw new Error('conditions compile nothing');
    },
    process: [],
  });
  const record = new Map<Key, Value>(Object.entries(row).map(([name, value]) => [name, fromJson(value)]));
  return condition.evaluate(source, new Row(record, new Map(), new Map(), isStub));
}

describe('conditions', () => {
  it('have a descriptor and an implementation each', () => {
    const files = readdirSync(fileURLToPath(new URL('.', import.meta.url)));
    const ids = files.flatMap((name) => /^(.+)\.run\.ts$/.exec(name)?.[1] ?? []).sort();
    expect([...factories.keys()].sort()).toEqual(ids);
    expect(conditionDescriptors.map(({ id }) => id).sort()).toEqual(ids);
  });

  it('are negated by an option and by not:, and twice by both', async () => {
    expect(await evaluate('empty', {}, '')).toBe(true);
    expect(await evaluate('not:empty', {}, '')).toBe(false);
    expect(await evaluate('empty', { negate: true }, '')).toBe(false);
    expect(await evaluate('not:empty', { negate: true }, '')).toBe(true);
    expect(await evaluate('not:not:empty', {}, '')).toBe(true);
  });

  it('take one option in parentheses, if they have one to take', async () => {
    expect(await evaluate('equals(5)', {}, 5)).toBe(true);
    expect(await evaluate('not:contains(a(b))', {}, 'xa(b)')).toBe(false);
    await expect(evaluate('empty(5)', {}, 5)).rejects.toThrow("The 'empty' plugin does not define a 'parens' property");
    await expect(evaluate('nope(5)', {}, 5)).rejects.toThrow("Plugin ID 'nope' was not found.");
  });

  it('look at another source where one is configured', async () => {
    const row = { a: 'x', b: ['y'] };
    expect(await evaluate('equals', { value: 'x', source: 'a' }, 'other', { row })).toBe(true);
    expect(await evaluate('equals', { value: ['x', ['y']], source: ['a', 'b'] }, null, { row })).toBe(true);
  });

  it('ask for what they need', async () => {
    await expect(evaluate('matches', {}, 'x')).rejects.toThrow(
      'The regex configuration is required when using the matches condition.',
    );
    await expect(evaluate('no_such', {}, 'x')).rejects.toThrow('The "no_such" plugin does not exist.');
    for (const id of ['equals', 'greater_than', 'less_than', 'in_array', 'contains']) {
      const both = `Exactly one of value and property must be set when using the ${id} condition.`;
      await expect(evaluate(id, {}, 1)).rejects.toThrow(both);
      await expect(evaluate(id, { value: 1, property: 'p' }, 1)).rejects.toThrow(both);
      await expect(evaluate(id, { property: 5 }, 1)).rejects.toThrow(
        `The property configuration must be a string when using the ${id} condition.`,
      );
    }
  });
});

describe('comparing', () => {
  it.each<readonly [string, { readonly [key: string]: Json }, Json, boolean]>([
    ['equals', { value: '1' }, 1, true],
    ['equals', { value: '1', strict: true }, 1, false],
    ['equals', { value: null }, '', true],
    ['greater_than', { value: 5 }, '10', true],
    ['greater_than', { value: 5 }, 5, false],
    ['less_than', { value: 5 }, null, true],
    ['less_than', { value: 'b' }, 'a', true],
    ['in_array', { value: ['1', 'x'] }, 1, true],
    ['in_array', { value: ['1', 'x'], strict: true }, 1, false],
    ['in_array', { value: 'x' }, 'x', true],
    ['contains', { value: 'b' }, 'abc', true],
    ['contains', { value: 1 }, ['1'], false],
    ['contains', { value: 1 }, [1], true],
    ['empty', {}, '0', true],
    ['is_null', {}, '', false],
    ['isset', {}, null, false],
    ['default', {}, null, true],
    ['matches', { regex: '/^a/i' }, 'Abc', true],
    ['callback', { callable: 'is_array' }, [], true],
    ['callback', { callable: 'strpos', unpack_source: true }, ['abc', 'a'], false],
    ['callback', { callable: 'strpos', unpack_source: true, strict: true }, ['abc', 'a'], true],
  ])('%s %j of %j is %s', async (id, configuration, source, expected) => {
    expect(await evaluate(id, configuration, fromJson(source))).toBe(expected);
  });

  it('goes by a property', async () => {
    const row = { limit: 5 };
    expect(await evaluate('less_than', { property: 'limit' }, 4, { row })).toBe(true);
    expect(await evaluate('contains', { property: 'limit' }, [5], { row })).toBe(true);
  });

  it('fails the row for a source that cannot be judged', async () => {
    await expect(evaluate('contains', { value: 1 }, 'a')).rejects.toThrow(
      new MigrateException(
        'When using the contains condition with a string source, the value/property must be a string.',
      ),
    );
    await expect(evaluate('contains', { value: 1 }, 5)).rejects.toThrow('the source must be an array or a string.');
    await expect(evaluate('matches', { regex: '/a/' }, 5)).rejects.toThrow('the source must be a string.');
    await expect(evaluate('callback', { callable: 'max', unpack_source: true }, 5)).rejects.toThrow(
      "the source must be an array. Instead it was of type 'integer'",
    );
    await expect(evaluate('callback', { callable: 'no_such_function' }, 5)).rejects.toThrow('The "callable" must be');
  });
});

describe('conditions of several parts', () => {
  const range = [
    { plugin: 'greater_than', value: 1 },
    { plugin: 'less_than', value: 5 },
  ];

  it('are met by all or any', async () => {
    expect(await evaluate('and', { conditions: range }, 3)).toBe(true);
    expect(await evaluate('and', { conditions: range }, 7)).toBe(false);
    expect(await evaluate('or', { conditions: range }, 7)).toBe(true);
    expect(await evaluate('or', { conditions: [{ plugin: 'equals', value: 1 }] }, 7)).toBe(false);
  });

  it('go through the elements of the source', async () => {
    const conditions = { alt: { plugin: 'empty' }, title: { plugin: 'empty' } };
    expect(await evaluate('or', { iterate: true, conditions }, map({ alt: 'x' }))).toBe(true);
    expect(await evaluate('and', { iterate: true, conditions }, map({ alt: 'x' }))).toBe(false);
    await expect(evaluate('or', { iterate: true, conditions }, 'x')).rejects.toThrow(
      "If the 'iterate' property is true, the source must be an array.",
    );
  });

  it('say what is wrong with them', async () => {
    await expect(evaluate('and', {}, 1)).rejects.toThrow("The and condition requires 'conditions' be passed");
    await expect(evaluate('or', { conditions: ['empty'] }, 1)).rejects.toThrow('must be an array or arrays.');
    await expect(evaluate('or', { conditions: [{ value: 1 }] }, 1)).rejects.toThrow("must have the 'plugin' set.");
  });

  it('look at the elements of a list', async () => {
    expect(await evaluate('all_elements', { condition: 'not:empty' }, ['a', 'b'])).toBe(true);
    expect(await evaluate('all_elements', { condition: 'not:empty' }, ['a', ''])).toBe(false);
    expect(await evaluate('all_elements', { condition: 'default' }, [])).toBe(false);
    expect(await evaluate('has_element', { condition: 'equals(b)' }, ['a', 'b'])).toBe(true);
    expect(await evaluate('has_element', { condition: 'isset', index: 'alt' }, map({ alt: 'x' }))).toBe(true);
    expect(await evaluate('has_element', { condition: 'isset', index: 1 }, ['x'])).toBe(false);
    await expect(evaluate('has_element', { condition: { value: 1 } }, [])).rejects.toThrow(
      "The 'plugin' must be set for the condition.",
    );
  });
});

describe('older_than', () => {
  it('compares a date with another one in any form', async () => {
    expect(await evaluate('older_than', { format: 'Y-m-d', value: '-1 month' }, '2025-06-01')).toBe(true);
    expect(await evaluate('older_than', { format: 'U', value: '1642973915' }, '1642973916')).toBe(false);
    const row = { other: '2024-01-01 10:00:00' };
    const configuration = { format: 'Y-m-d H:i:s', property: 'other' };
    expect(await evaluate('older_than', configuration, '2024-01-01 09:59:59', { row })).toBe(true);
    expect(await evaluate('older_than', configuration, '2024-01-01 10:00:00', { row })).toBe(false);
  });

  it('says what is no date', async () => {
    await expect(evaluate('older_than', { format: 'U', value: 'not a date' }, '1')).rejects.toThrow(
      "The 'value' passed to older_than could not be converted into a datetime object.",
    );
    await expect(evaluate('older_than', { format: 'Y-m-d', value: 'now' }, 'x')).rejects.toThrow(
      new MigrateException('The date cannot be created from a format.'),
    );
    await expect(evaluate('older_than', { format: 'Y-m-d', value: 'now' }, '2024-02-31')).rejects.toThrow(
      'The created date does not match the input value.',
    );
  });
});

describe('conditions on the site', () => {
  it('know stubs, entities and what was imported', async () => {
    expect(await evaluate('is_stub', {}, null, { isStub: true })).toBe(true);
    const entities = fake<EntityService>('entities', {
      load: (type, id) =>
        type === 'node' && id === 3
          ? { type, bundle: 'page', id, revisionId: 3, langcode: 'en', fields: {} }
          : undefined,
    });
    expect(await evaluate('entity_exists(node)', {}, '3', { services: { entities } })).toBe(true);
    expect(await evaluate('entity_exists(node)', {}, 4, { services: { entities } })).toBe(false);
    await expect(evaluate('entity_exists(node)', {}, [3], { services: { entities } })).rejects.toThrow(
      'The source value for entity_exists must be an integer or a string.',
    );
    const site = testSite({ known: true });
    await expect(evaluate('entity_exists(no)', {}, 3, { services: { site } })).rejects.toThrow('could not be loaded.');
  });

  it('count skipped rows as imported only where they are told to', async () => {
    const lookup = fake<LookupService>('lookup', {
      lookup: (_migrations, ids) =>
        JSON.stringify(ids) === '[1]' ? [['7']] : JSON.stringify(ids) === '[2]' ? [[null]] : [],
    });
    const world = { services: { lookup } };
    expect(await evaluate('in_migrate_map(users)', {}, 1, world)).toBe(true);
    expect(await evaluate('in_migrate_map(users)', {}, 2, world)).toBe(false);
    expect(await evaluate('in_migrate_map(users)', { include_skipped: true }, 2, world)).toBe(true);
    expect(await evaluate('in_migrate_map(users)', {}, 3, world)).toBe(false);
  });
});
