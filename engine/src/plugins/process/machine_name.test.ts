import { describe, expect, it } from 'vitest';
import { MigrateException } from '../exceptions.ts';
import machineName from './machine_name.run.ts';
import { resultOf, run } from './testing.ts';
import { transliterate } from './transliterate.ts';

describe('machine_name', () => {
  it.each([
    ['Hello, World! Ünï', 'hello_world_uni'],
    ['  Leading -- dashes__and  ', '_leading_dashes_and_'],
    ['日本語 text', 'ribenyu_text'],
    ['ÄÖÜß œ Æ', 'aouss_oe_ae'],
    ['123 ABC', '123_abc'],
    ['', ''],
  ])('makes %j %j', async (text, name) => {
    expect(await resultOf(machineName, {}, text)).toBe(name);
  });

  it('takes another pattern of what becomes an underscore', async () => {
    expect(await resultOf(machineName, { replace_pattern: '/[^a-z0-9_.]+/' }, 'File Name.txt!')).toBe('file_name.txt_');
  });

  it('takes scalars for their text, and dies of a list', async () => {
    expect(await resultOf(machineName, {}, 12)).toBe('12');
    expect(await resultOf(machineName, {}, null)).toBe('');
    await expect(run(machineName, {}, ['a'])).rejects.toMatchObject({ className: 'TypeError' });
  });

  it('refuses a pattern that is no string while it is built', async () => {
    await expect(run(machineName, { replace_pattern: 5 }, 'a')).rejects.toThrow(
      new MigrateException('The replace pattern should be a string'),
    );
  });
});

describe('transliterate', () => {
  it('follows Drupal’s table where the library differs', () => {
    expect(transliterate('地 Щ क ϐ', '_')).toBe('de SHCH ka b');
    expect(transliterate('Привет', '_')).toBe('Privet');
  });

  it('puts the given character for what has no counterpart', () => {
    expect(transliterate('a😀b', '_')).toBe('a_b');
    expect(transliterate('\udcff', '_')).toBe('_');
  });
});
