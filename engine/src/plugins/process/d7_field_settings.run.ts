import { isNumeric, stringOf, toBoolean } from '../../php/conversion.ts';
import { arrayFrom, elementAt, entries, isArray, type Key, type Value } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

/** What takes the place of settings, by type of the field. */
const CHANGES: ReadonlyMap<string, (settings: Value) => readonly (readonly [Key, Value])[]> = new Map([
  ['image', imageSettings],
  ['date', dateSettings],
  ['datetime', dateSettings],
  ['datestamp', dateSettings],
  ['taxonomy_term_reference', () => targetType('taxonomy_term')],
  ['user_reference', () => targetType('user')],
]);

/** `Drupal\field\Plugin\migrate\process\d7\FieldSettings`. */
const factory: ProcessFactory = () => ({
  transform: (_value, { row }) => {
    const settings = row.sourceProperty('settings') ?? null;
    const change = CHANGES.get(stringOf(row.sourceProperty('type') ?? null));
    if (!change) return settings;
    const changes = change(settings);
    return changes.length ? arrayFrom([...(isArray(settings) ? entries(settings) : []), ...changes]) : settings;
  },
});

function targetType(type: string): readonly (readonly [Key, Value])[] {
  return [['target_type', type]];
}

function imageSettings(settings: Value): readonly (readonly [Key, Value])[] {
  return isArray(at(settings, 'default_image')) ? [] : [['default_image', arrayFrom([['uuid', '']])]];
}

/** Dates without hours, minutes and seconds are days. The granularity is a list of names, or flags by name. */
function dateSettings(settings: Value): readonly (readonly [Key, Value])[] {
  const granularity = at(settings, 'granularity');
  const all = isArray(granularity) ? [...entries(granularity)] : [];
  const isList = all[0] !== undefined && isNumeric(all[0][0]);
  const names = isList ? all.map(([, name]) => name) : all.filter(([, flag]) => toBoolean(flag)).map(([name]) => name);
  const hasTime = names.some((name) => name === 'hour' || name === 'minute' || name === 'second');
  return hasTime ? [] : [['datetime_type', 'date']];
}

function at(value: Value, key: Key): Value {
  return isArray(value) ? (elementAt(value, key) ?? null) : null;
}

export default factory;
