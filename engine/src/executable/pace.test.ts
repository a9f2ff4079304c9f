import { describe, expect, it } from 'vitest';
import { Pace } from './pace.ts';

/** The rows after which batches end, when each row takes so long and writing a batch takes so long. */
function ends(rows: number, perRow: number, writing: number): readonly number[] {
  let now = 0;
  const pace = new Pace(() => now);
  const found: number[] = [];
  for (let row = 1; row <= rows; row++) {
    now += perRow;
    if (pace.tick()) {
      found.push(row);
      now += writing;
    }
  }
  return found;
}

describe('the pace of batches', () => {
  it('is a thousand rows where rows are fast', () => {
    expect(ends(3000, 0.01, 0)).toEqual([1000, 2000, 3000]);
  });

  it('is fifty milliseconds where rows are slow', () => {
    expect(ends(40, 10, 0)).toEqual([8, 16, 24, 32, 40]);
  });

  it('does not count the time that writing the batch before took', () => {
    expect(ends(3000, 0.01, 500)).toEqual([1000, 2000, 3000]);
  });
});
