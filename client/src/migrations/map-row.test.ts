import { describe, expect, it } from 'vitest';
import { decodeMapRow } from './map-row.ts';

const row = {
  source_ids_hash: 'abc',
  sourceid1: 7,
  sourceid2: 'de',
  destid1: '12',
  destid2: null,
  source_row_status: '0',
  rollback_action: 0,
  last_imported: 1_700_000_000,
  hash: '',
};

describe('a row of the map table', () => {
  it('has all its source ids and the destination ids that are not NULL', () => {
    expect(decodeMapRow(row)).toMatchObject({ key: 'abc', sourceIds: ['7', 'de'], destinationIds: ['12'] });
  });

  it.each([
    [0, 'imported'],
    [1, 'needs-update'],
    [2, 'ignored'],
    [3, 'failed'],
    [9, 'unknown'],
  ])('with source_row_status %i is %s', (status, state) => {
    expect(decodeMapRow({ ...row, source_row_status: status }).state).toBe(state);
  });

  it('was last imported when the seconds of the column say', () => {
    expect(decodeMapRow(row).lastImported?.toISOString()).toBe('2023-11-14T22:13:20.000Z');
  });

  it('that was never imported with a time has none', () => {
    expect(decodeMapRow({ ...row, last_imported: 0 }).lastImported).toBeUndefined();
  });

  it('is preserved at rollback only where rollback_action is 1', () => {
    expect(decodeMapRow(row).preserved).toBe(false);
    expect(decodeMapRow({ ...row, rollback_action: '1' }).preserved).toBe(true);
  });

  it('without any destination has no destination ids', () => {
    expect(decodeMapRow({ sourceid1: 1 }).destinationIds).toEqual([]);
  });
});
