import { stringOf, toBoolean } from '../../php/conversion.ts';
import { unserialize } from '../../php/unserialize.ts';
import {
  arrayFrom,
  elementAt,
  entries,
  isArray,
  type Key,
  type PhpArray,
  type Value,
  valuesOf,
} from '../../php/value.ts';
import type { Row } from '../../pipeline/row.ts';
import type { ProcessFactory } from '../process.ts';
import { offsetOf } from './offset.ts';

type Pairs = readonly (readonly [Key, Value])[];

/** What is added to the settings, by type of the old field. */
const CHANGES: ReadonlyMap<string, (data: Value, row: Row, settings: Value) => Pairs> = new Map([
  ['taxonomy_term_reference', termReference],
  ['entityreference', entityReference],
  ['node_reference', nodeReference],
  ['user_reference', userReference],
  ['list_boolean', booleanLabels],
]);

const BY_NOTHING: PhpArray = arrayFrom([
  ['field', '_none'],
  ['direction', 'ASC'],
]);

const NO_IMAGE: PhpArray = arrayFrom([
  ['alt', ''],
  ['title', ''],
  ['width', null],
  ['height', null],
  ['uuid', ''],
]);

/** `Drupal\field\Plugin\migrate\process\d7\FieldInstanceSettings`. */
const factory: ProcessFactory = () => ({
  transform: (value, { row }) => {
    const settings = at(value, 0);
    const data = unserialize(stringOf(at(at(value, 2), 'data')));
    const change = CHANGES.get(stringOf(row.sourceProperty('type') ?? null));
    const changes = change?.(data, row, settings) ?? [];
    const widget = at(at(value, 1), 'type');
    const image: Pairs = widget === 'image_image' || widget === 'image_miw' ? [['default_image', NO_IMAGE]] : [];
    return changes.length + image.length === 0 ? settings : withAll(settings, [...changes, ...image]);
  },
});

function termReference(_data: Value, row: Row, settings: Value): Pairs {
  const old = at(settings, 'handler_settings');
  const vocabularies = listOf(row.get('@allowed_values')).flatMap(listOf);
  const bundles = withAll(
    at(old, 'target_bundles'),
    vocabularies.map((name) => [offsetOf(name), name] as const),
  );
  const sorted = withAll(old, [['sort', arrayFrom([['field', '_none']])]]);
  return [['handler_settings', vocabularies.length ? withAll(sorted, [['target_bundles', bundles]]) : sorted]];
}

function entityReference(data: Value): Pairs {
  const settings = at(data, 'settings');
  const handler = at(settings, 'handler_settings');
  const bundles: Pairs = toBoolean(at(handler, 'target_bundles')) ? [] : [['target_bundles', null]];
  return [
    ['handler', `default:${stringOf(at(settings, 'target_type'))}`],
    ['handler_settings', withAll(handler, [...bundles, ['sort', sortOf(at(handler, 'sort'))]])],
  ];
}

/** How references are sorted: by a property or a field, else not at all. */
function sortOf(old: Value): PhpArray {
  const type = at(old, 'type');
  if (!listOf(old).some(toBoolean) || (type !== 'property' && type !== 'field')) return BY_NOTHING;
  return arrayFrom([
    ['field', at(old, type)],
    ['direction', at(old, 'direction')],
  ]);
}

function nodeReference(data: Value): Pairs {
  const types = at(at(data, 'settings'), 'referenceable_types');
  const chosen = (isArray(types) ? [...entries(types)] : []).filter(([, type]) => toBoolean(type));
  const settings = arrayFrom([
    ['sort', BY_NOTHING],
    ['target_bundles', arrayFrom(chosen)],
  ]);
  return [
    ['handler', 'default:node'],
    ['handler_settings', settings],
  ];
}

function userReference(_data: Value, row: Row): Pairs {
  const role = listOf(row.get('roles'))
    .map((one) => at(one, 'name'))
    .at(-1);
  const byRole: Pairs = role === undefined ? [] : [['role', arrayFrom([[offsetOf(role), role]])]];
  const filter = arrayFrom([['type', row.hasSourceProperty('roles') ? 'role' : '_none'], ...byRole]);
  const settings = arrayFrom([
    ['include_anonymous', true],
    ['filter', filter],
    ['sort', BY_NOTHING],
    ['auto_create', false],
  ]);
  return [
    ['handler', 'default:user'],
    ['handler_settings', settings],
  ];
}

function booleanLabels(data: Value): Pairs {
  const labels = at(at(data, 'settings'), 'allowed_values');
  const [on, off] = [at(labels, 1), at(labels, 0)];
  return [...label('on_label', on), ...label('off_label', off)];
}

function label(name: string, text: Value): Pairs {
  return text === null ? [] : [[name, text]];
}

function withAll(array: Value, pairs: Pairs): PhpArray {
  return arrayFrom([...(isArray(array) ? entries(array) : []), ...pairs]);
}

function listOf(value: Value): readonly Value[] {
  return isArray(value) ? valuesOf(value) : [];
}

function at(value: Value, key: Key): Value {
  return isArray(value) ? (elementAt(value, key) ?? null) : null;
}

export default factory;
