import { describe, expect, it } from 'vitest';
import type { Value } from '../../php/value.ts';
import type { EntityService, LookupService } from '../services.ts';
import makeUnique from './make_unique_entity_field.run.ts';
import { fake, resultOf, run, testSite, type World } from './testing.ts';

const configuration = { entity_type: 'user', field: 'name' };

/** A world where entities have these names; ids are positions from 1, `mapped` ones are in the map of the migration. */
function world(
  names: readonly string[],
  mapped: readonly number[] = [],
  later = false,
): World & { readonly asked: string[] } {
  const asked: string[] = [];
  const entities = fake<EntityService>('entities', {
    find: (type, field, property, value) => {
      asked.push(`${type}.${field}.${property}=${value}`);
      const ids = names.flatMap((name, index) => (name === value ? [index + 1] : []));
      return later ? Promise.resolve(ids) : ids;
    },
  });
  const lookup: LookupService = {
    lookup: () => [],
    createStub: () => undefined,
    isMapped: (migration, ids) => migration === 'test' && mapped.includes(Number(only(ids))),
  };
  return { services: { entities, lookup }, asked };
}

function only(ids: ReadonlyMap<string, Value>): Value {
  return [...ids.values()][0] ?? null;
}

describe('make_unique_entity_field', () => {
  it('keeps a value that is free and counts up one that is not', async () => {
    expect(await resultOf(makeUnique, configuration, 'new', world(['ann']))).toBe('new');
    expect(await resultOf(makeUnique, configuration, 'ann', world(['ann', 'ann1']))).toBe('ann2');
    expect(await resultOf(makeUnique, { ...configuration, postfix: '_' }, 'ann', world(['ann'], [], true))).toBe(
      'ann_1',
    );
  });

  it('cuts the value before it compares, and not the number', async () => {
    expect(await resultOf(makeUnique, { ...configuration, start: 1, length: 2 }, 'annabel', world(['nn']))).toBe('nn1');
    await expect(run(makeUnique, { ...configuration, length: '2' }, 'a', world([]))).rejects.toThrow(
      'The character length configuration key should be an integer.',
    );
    await expect(run(makeUnique, { ...configuration, start: 'x' }, 'a', world([]))).rejects.toThrow(
      'The start position configuration key should be an integer.',
    );
  });

  it('compares the property that is named, else the main one', async () => {
    const other = world([]);
    await run(makeUnique, { entity_type: 'node', field: 'field_x.uri' }, 'a', other);
    await run(makeUnique, { entity_type: 'node', field: 'title' }, 'a', other);
    expect(other.asked).toEqual(['node.field_x.uri=a', 'node.title.value=a']);
  });

  it('counts only entities of this migration with migrated', async () => {
    const migrated = { ...configuration, migrated: true };
    expect(await resultOf(makeUnique, migrated, 'ann', world(['ann'], []))).toBe('ann');
    expect(await resultOf(makeUnique, migrated, 'ann', world(['x', 'ann'], [2]))).toBe('ann1');
  });

  it('dies of an entity type that a known site does not have', async () => {
    const { services } = world([]);
    const site = testSite({ known: true });
    await expect(run(makeUnique, configuration, 'a', { services: { ...services, site } })).rejects.toThrow(
      'The "user" entity type does not exist.',
    );
  });
});
