import type { Json } from '../php/value.ts';

/** A JSON object. */
export type JsonObject = { readonly [key: string]: Json };

/** Whether data is a JSON object. */
export function isJsonObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

export function isString(value: unknown): value is string {
  return typeof value === 'string';
}

/** The texts of a list in an object; none where there is no list. */
export function textsAt(object: JsonObject, key: string): readonly string[] {
  const value = object[key];
  return Array.isArray(value) ? value.filter(isString) : [];
}

/** An object without inherited keys, so that no key of the data means anything to JavaScript. */
export function fromEntries(entries: Iterable<readonly string[]>): Readonly<Record<string, string>> {
  const object: Record<string, string> = Object.create(null);
  for (const [key = '', value = ''] of entries) object[key] = value;
  return object;
}
