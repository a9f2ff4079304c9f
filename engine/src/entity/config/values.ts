import { stringOf } from '../../php/casts.ts';
import { entries, fromJson, isArray, type Json, type Key, type Value, valuesOf } from '../../php/value.ts';

/** The value of a configuration entity, or of any configuration: properties in order. */
export type ConfigValues = ReadonlyMap<Key, Value>;

/** A configuration's value as properties; none for what is no mapping. */
export function valuesFrom(value: Value | undefined): Map<Key, Value> {
  return new Map(value !== undefined && isArray(value) ? entries(value) : []);
}

/** A property as text, empty where there is none. */
export function textAt(values: ConfigValues, name: string): string {
  const value = values.get(name) ?? null;
  return value === null || isArray(value) ? '' : stringOf(value);
}

/** The strings of a property that is a list. */
export function textsAt(values: ConfigValues, name: string): readonly string[] {
  const value = values.get(name);
  return value !== undefined && isArray(value) ? valuesOf(value).map(stringOf) : [];
}

/** A mapping written as JSON. */
export function mapping(json: Readonly<Record<string, Json>>): Map<Key, Value> {
  return new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)] as const));
}
