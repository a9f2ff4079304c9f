import { describe, expect, it } from 'vitest';
import { editDistance, nearest } from './near.ts';

describe('editDistance', () => {
  it('counts insertions, deletions, replacements and swapped neighbours as one each', () => {
    expect(editDistance('lenght', 'length')).toBe(1);
    expect(editDistance('delimeter', 'delimiter')).toBe(1);
    expect(editDistance('nostub', 'no_stub')).toBe(1);
    expect(editDistance('kitten', 'sitting')).toBe(3);
    expect(editDistance('', 'abc')).toBe(3);
  });
});

describe('nearest', () => {
  it('gives the nearest first and leaves out what is no typing mistake', () => {
    expect(nearest('defautl_value', ['default_value', 'strict'])).toEqual(['default_value']);
    expect(nearest('gte', ['gate', 'log', 'get_all', 'get'])).toEqual(['gate', 'get']);
    expect(nearest('Migration-Lookup', ['log', 'migration_lookup'])).toEqual(['migration_lookup']);
  });
});
