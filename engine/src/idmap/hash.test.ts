import { describe, expect, it } from 'vitest';
import { PhpFloat, type Value } from '../php/value.ts';
import { sourceIdsHash } from './hash.ts';

describe('the hash of source ids', () => {
  // Hashes that Drupal wrote, from its own map tables.
  it.each<[readonly Value[], string]>([
    [[1], '7ad742edb7e866caa78ced1e4455d2e9cbd8adb2074e7c323d21b4e67732e755'],
    [['1'], '7ad742edb7e866caa78ced1e4455d2e9cbd8adb2074e7c323d21b4e67732e755'],
    [[true], '7ad742edb7e866caa78ced1e4455d2e9cbd8adb2074e7c323d21b4e67732e755'],
    [[new PhpFloat(1)], '7ad742edb7e866caa78ced1e4455d2e9cbd8adb2074e7c323d21b4e67732e755'],
    [['a', 'b'], 'cebdef367c7a6d867b3647fa9673363ee7c7f46499695cb5e699f03a1cba73da'],
    [[1, 'fr'], '0f110c2884c540aea7f53f00848eae4ca7d0ab577b879ab09ac062f4210c6b0f'],
    [[''], '02db060eff943c9d3e99f79dd573e1e2ab0d52d4dd041f59a0bc63f453f0af82'],
    [[false], '02db060eff943c9d3e99f79dd573e1e2ab0d52d4dd041f59a0bc63f453f0af82'],
    [['é'], 'a1af1adbf17ec69c92f6740b87abffbb08967371dac6b3fc974171d57a5ce8ea'],
  ])('of %j is the one in Drupal’s map table', (ids, hash) => {
    expect(sourceIdsHash(ids)).toBe(hash);
  });
});
