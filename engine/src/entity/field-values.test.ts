import { describe, expect, it } from 'vitest';
import { fromJson, type Json, PhpFloat, type Value } from '../php/value.ts';
import { testEntities } from './testing.ts';

const { service } = testEntities();

/** What a page keeps of one field's value; undefined where nothing is left. */
async function kept(field: string, value: Value): Promise<Json | undefined> {
  const values = new Map<string, Value>([
    ['title', 'T'],
    [field, value],
  ]);
  return (await service.save({ type: 'node', bundle: 'page', values }, undefined)).fields[field];
}

const json = (field: string, value: Json) => kept(field, fromJson(value));

// The expected values are those of recordings of Drupal 10.6 where they are not said otherwise.
describe('the shape of a value given to a field', () => {
  it('is one item for a scalar, with its first property set', async () => {
    expect(await json('body', 'plain')).toEqual([{ value: 'plain', summary: null, format: null }]);
    expect(await json('field_link', 'https://example.com')).toEqual([
      { uri: 'https://example.com', title: null, options: [] },
    ]);
  });

  it('is one item for an array whose first key is no number, a list otherwise', async () => {
    expect(await json('field_code', { value: 'v' })).toEqual([{ value: 'v' }]);
    expect(await json('field_names', [{ value: 'a' }, 'b'])).toEqual([{ value: 'a' }, { value: 'b' }]);
    expect(await json('field_names', { '0': 'Sum', '1': { value: 'One' }, '3': 'Sum' })).toEqual([
      { value: 'Sum' },
      { value: 'One' },
      { value: 'Sum' },
    ]);
  });

  it('keeps only as many items as the field holds, after the empty ones are gone', async () => {
    expect(await json('field_code', ['a', 'b', 'c'])).toEqual([{ value: 'a' }]);
    expect(await json('field_pair', ['', 'a', null, 'b', 'c'])).toEqual([{ value: 'a' }, { value: 'b' }]);
    expect(await json('title', ['a', 'b'])).toEqual([{ value: 'a' }]);
  });

  it('loses properties that the type does not have', async () => {
    expect(await json('field_code', { value: 'v', shade: 'x' })).toEqual([{ value: 'v' }]);
  });

  it('keeps nested arrays of serialized properties', async () => {
    const options = { attributes: { rel: 'nofollow' } };
    expect(await json('field_link', { uri: 'https://example.com', options })).toEqual([
      { uri: 'https://example.com', title: null, options },
    ]);
  });
});

describe('empty items', () => {
  it('are dropped by the rule of each field type', async () => {
    expect(await json('field_count', '')).toBeUndefined();
    expect(await json('field_count', 0)).toEqual([{ value: '0' }]);
    expect(await json('field_count', '0')).toEqual([{ value: '0' }]);
    expect(await json('field_code', '')).toBeUndefined();
    expect(await json('field_bool', '')).toEqual([{ value: '0' }]);
    expect(await json('field_bool', null)).toBeUndefined();
    expect(await json('body', { value: '', format: 'basic_html' })).toBeUndefined();
    expect(await json('field_names', [])).toBeUndefined();
  });

  it('count an address without a country as empty', async () => {
    expect(await json('field_address', { locality: 'Bonn' })).toBeUndefined();
    expect(await json('field_address', { country_code: 'DE', locality: 'Bonn' })).toMatchObject([
      { country_code: 'DE', locality: 'Bonn', postal_code: null },
    ]);
  });
});

describe('a stored value', () => {
  it('is an integer where the column is one', async () => {
    expect(await json('field_count', 'abc')).toEqual([{ value: '0' }]);
    expect(await kept('field_count', new PhpFloat(4.9))).toEqual([{ value: '4' }]);
    expect(await json('field_bool', 'no')).toEqual([{ value: '0' }]);
    expect(await json('field_user', 'admin')).toEqual([{ target_id: '0' }]);
    expect(await json('field_user', 12345)).toEqual([{ target_id: '12345' }]);
    expect(await json('created', '2020-01-01')).toEqual([{ value: '2020' }]);
    expect(await json('status', 'published')).toEqual([{ value: '0' }]);
  });

  it('is rounded to the scale of a decimal field', async () => {
    expect(await json('field_amount', '12.3456')).toEqual([{ value: '12.35' }]);
    expect(await json('field_amount', '4.999')).toEqual([{ value: '5' }]);
    expect(await json('field_amount', '1.005')).toEqual([{ value: '1.01' }]);
    expect(await json('field_amount', '-0.125')).toEqual([{ value: '-0.13' }]);
    expect(await json('field_amount', 'free')).toEqual([{ value: '0' }]);
  });

  it('is text of a float as PHP writes it', async () => {
    expect(await json('field_float', '1e3')).toEqual([{ value: '1000' }]);
    expect(await kept('field_float', new PhpFloat(0.1))).toEqual([{ value: '0.1' }]);
  });

  it('is text in text columns', async () => {
    expect(await json('field_code', true)).toEqual([{ value: '1' }]);
    expect(await json('field_code', false)).toEqual([{ value: '' }]);
    expect(await kept('field_code', new PhpFloat(1.5))).toEqual([{ value: '1.5' }]);
    expect(await json('field_choice', 'not allowed')).toEqual([{ value: 'not allowed' }]);
  });
});
