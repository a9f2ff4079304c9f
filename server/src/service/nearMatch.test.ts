import { describe, expect, it } from 'vitest';
import { nearMatch } from './nearMatch.ts';

describe('a near match', () => {
  it.each([
    ['delimeter', 'delimiter'],
    ['delimter', 'delimiter'],
    ['lenght', 'length'],
    ['nostub', 'no_stub'],
    ['file_exist', 'file_exists'],
    ['bundley_key', 'bundle_key'],
    ['orphan_actions', 'orphan_action'],
    ['migrations', 'migration'],
    ['Migration_Tags', 'migration_tags'],
  ])('%s means %s', (written, meant) => {
    expect(nearMatch(written, ['something_else', meant])).toBe(meant);
  });

  it.each([
    ['d6_node', 'd7_node'],
    ['d8_user', 'd7_user'],
    ['uid', 'nid'],
    ['my_paragraph_tab', 'my_paragraph_cta'],
    ['beer_node', 'beer_term'],
    ['default', 'default_value'],
    ['plugin', 'plugin'],
  ])('%s does not mean %s', (written, other) => {
    expect(nearMatch(written, [other])).toBeUndefined();
  });

  it('is the nearest of several', () => {
    expect(nearMatch('delimitter', ['delimiters', 'delimiter'])).toBe('delimiter');
  });
});
