import { describe, expect, it } from 'vitest';
import { findShapeProblem, isConfig } from './shape.ts';

describe('a configuration', () => {
  it('may be empty, and may hold plugins, hooks and subscribers', () => {
    expect(isConfig({})).toBe(true);
    const config = {
      process: { shout: (value: unknown) => value, split: { handleMultiples: true, transform: () => [] } },
      source: { numbers: { ids: { id: { type: 'integer', unsigned: true } }, rows: () => [] } },
      destination: { nowhere: { ids: () => ({ id: 'string' }), import: () => true } },
      hooks: { prepareRow: () => false },
      subscribers: { 'migrate.pre_import': [() => undefined], 'migrate_plus.missing_source_item': () => undefined },
    };
    expect(isConfig(config)).toBe(true);
  });

  it.each<[unknown, RegExp]>([
    [undefined, /no default export/],
    [{ proces: {} }, /proces/],
    [{ process: { shout: { transfrom: () => 1 } } }, /^process\.shout/],
    [{ source: { numbers: { rows: () => [] } } }, /^source\.numbers\.ids: ids are wanted/],
    [{ subscribers: { 'migrate.pre_imports': () => 1 } }, /migrate\.pre_imports/],
    [{ subscribers: { 'migrate.pre_import': 'x' } }, /^subscribers\.migrate\.pre_import: a function/],
  ])('%o is refused, with the place of the mistake', (config, problem) => {
    expect(isConfig(config)).toBe(false);
    expect(findShapeProblem(config)).toMatch(problem);
  });
});
