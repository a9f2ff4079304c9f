import { byteLength } from './bytes.ts';
import { PhpException } from './errors.ts';
import { representFloat } from './numeric.ts';
import { DataObject } from './objects.ts';
import { isList, type Key, type PhpArray, PhpFloat, type Value } from './value.ts';

export { unserialize } from './unserialize.ts';

/**
 * PHP's `serialize()`, byte for byte: row hashes, map hashes and stored configuration depend on it.
 * @throws PhpException for objects that cannot be serialized (SimpleXMLElement, DOMDocument, ...)
 */
export function serialize(value: Value): string {
  if (typeof value === 'string') return serializeString(value);
  if (typeof value === 'number' || typeof value === 'bigint') return `i:${value};`;
  if (value === null) return 'N;';
  if (typeof value === 'boolean') return value ? 'b:1;' : 'b:0;';
  if (value instanceof PhpFloat) return `d:${representFloat(value.value)};`;
  if (value instanceof DataObject) return serializeObject(value);
  if (isArray(value)) return serializeArray(value);
  throw new PhpException('Exception', `Serialization of '${value.className}' is not allowed`);
}

function isArray(value: Value): value is PhpArray {
  return Array.isArray(value) || value instanceof Map;
}

function serializeString(text: string): string {
  return `s:${byteLength(text)}:"${text}";`;
}

function serializeArray(array: PhpArray): string {
  let text = '';
  if (isList(array)) {
    for (let i = 0; i < array.length; i++) text += `i:${i};${serialize(array[i] ?? null)}`;
    return `a:${array.length}:{${text}}`;
  }
  for (const [key, value] of array) text += serializeKey(key) + serialize(value);
  return `a:${array.size}:{${text}}`;
}

function serializeKey(key: Key): string {
  return typeof key === 'number' ? `i:${key};` : serializeString(key);
}

function serializeObject(object: DataObject): string {
  let text = '';
  for (const [name, value] of object.properties) text += serializeString(String(name)) + serialize(value);
  return `O:${byteLength(object.className)}:"${object.className}":${object.properties.size}:{${text}}`;
}
