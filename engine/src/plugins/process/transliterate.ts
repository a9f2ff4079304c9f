import { transliterate as ofLibrary } from 'transliteration';
import banks from './transliteration.generated.json' with { type: 'json' };

/** By bank of 256 characters: 0 as the library, null unknown, else Drupal's text; null alone for a bank of unknown ones. */
type Bank = readonly (string | number | null)[] | null;

const BANKS: ReadonlyMap<number, Bank> = new Map(Object.entries(banks).map(([bank, texts]) => [Number(bank), texts]));

/**
 * Plain ASCII for a text, as Drupal's `PhpTransliteration` gives it without a language: character by character, from the
 * library's table and the differences of Drupal's. What has no counterpart, and bytes that are no UTF-8, becomes `unknown`.
 */
export function transliterate(text: string, unknown: string): string {
  let result = '';
  for (const character of text) result += transliterateOne(character, unknown);
  return result;
}

function transliterateOne(character: string, unknown: string): string {
  const code = character.codePointAt(0) ?? 0;
  if (code < 0x80) return character;
  // Drupal's tables end with the basic plane; lone surrogates are bytes that are no UTF-8.
  if (code > 0xffff || (code >= 0xd800 && code < 0xe000)) return unknown;
  const bank = BANKS.get(code >> 8);
  if (bank === null) return unknown;
  const text = bank?.[code & 0xff] ?? (bank && (code & 0xff) < bank.length ? unknown : 0);
  if (typeof text === 'string') return text;
  const given = ofLibrary(character);
  return code >= 0x3400 && code < 0xd800 ? given.trim().toLowerCase() : given;
}
