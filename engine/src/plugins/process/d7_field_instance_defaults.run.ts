import { toBoolean } from '../../php/conversion.ts';
import { arrayFrom, elementAt, entries, isArray, type Key, type Value } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

/** `Drupal\field\Plugin\migrate\process\d7\FieldInstanceDefaults`. */
const factory: ProcessFactory = () => ({
  transform: (value) => {
    const given = at(value, 0);
    if (!toBoolean(given)) return [];
    const widget = at(at(value, 1), 'type');
    if (widget === 'email_textfield') return withFirst(given, 'email', (email) => [['value', email]]);
    if (widget !== 'link_field') return given;
    return withFirst(given, 'url', (url) => [
      ['uri', url],
      ['options', arrayFrom([['attributes', []]])],
    ]);
  },
});

/** The items with the first one's `old` property turned into others. */
function withFirst(items: Value, old: Key, made: (value: Value) => readonly (readonly [Key, Value])[]): Value {
  const first = at(items, 0);
  const kept = (isArray(first) ? [...entries(first)] : []).filter(([key]) => key !== old);
  const item = arrayFrom([...kept, ...made(at(first, old))]);
  return arrayFrom([...(isArray(items) ? entries(items) : []), [0, item]]);
}

function at(value: Value, key: Key): Value {
  return isArray(value) ? (elementAt(value, key) ?? null) : null;
}

export default factory;
