import { hash } from 'node:crypto';
import { stringOf } from '../php/conversion.ts';
import type { Value } from '../php/value.ts';

/**
 * Drupal's hash of source ids: sha256 over PHP's serialisation of the ids as a list of strings. Mirrors `id_map\Sql::getSourceIdsHash`.
 * Written out by hand since every row of every run passes here.
 */
export function sourceIdsHash(ids: Iterable<Value>): string {
  let body = '';
  let index = 0;
  for (const id of ids) {
    const text = stringOf(id);
    body += `i:${index++};s:${Buffer.byteLength(text)}:"${text}";`;
  }
  return sha256(`a:${index}:{${body}}`);
}

/** Hex sha256 of a text's UTF-8. */
export function sha256(text: string): string {
  return hash('sha256', text);
}
