import { stringOf } from '../../php/casts.ts';
import { entries, isArray, type Key, PhpFloat, type Value } from '../../php/value.ts';
import { fieldSettingsOf, storageSettingsOf } from '../../site/field-type-data.ts';
import { castLike } from './cast.ts';
import { valuesFrom } from './values.ts';

type Settings = Readonly<Record<string, Value>>;

/** What field types inherit, or have from other settings of the site. */
const STORAGE_DEFAULTS: Readonly<Record<string, Settings>> = {
  entity_reference: { target_type: 'node' },
  file: { uri_scheme: 'public' },
  image: { uri_scheme: 'public', display_field: false, display_default: false, default_image: defaultImage() },
};

const FILE_DEFAULTS: Settings = { handler: 'default:file', handler_settings: [] };
const NUMBER_DEFAULTS: Settings = { min: null, max: null };

const FIELD_DEFAULTS: Readonly<Record<string, Settings>> = {
  comment: { form_location: true },
  decimal: NUMBER_DEFAULTS,
  file: { ...FILE_DEFAULTS, description_field: false },
  float: NUMBER_DEFAULTS,
  image: {
    ...FILE_DEFAULTS,
    file_extensions: 'png gif jpg jpeg webp',
    alt_field: true,
    alt_field_required: true,
    title_field: false,
    title_field_required: false,
    default_image: defaultImage(),
  },
  integer: NUMBER_DEFAULTS,
  text_with_summary: { display_summary: false, required_summary: false },
};

const REAL: Settings = { min: new PhpFloat(0), max: new PhpFloat(0) };

/** Types of settings whose default is NULL. */
const SAMPLES: Readonly<Record<string, Settings>> = { decimal: REAL, float: REAL, integer: { min: 0, max: 0 } };

function defaultImage(): Value {
  return new Map<Key, Value>([
    ['uuid', ''],
    ['alt', ''],
    ['title', ''],
    ['width', null],
    ['height', null],
  ]);
}

/** The settings of a field storage: those given, in the types of its schema, and the field type's defaults. */
export function storageSettings(given: Value | undefined, fieldType: string): Map<Key, Value> {
  const settings = merged(given, { ...storageSettingsOf(fieldType), ...own(STORAGE_DEFAULTS, fieldType) }, {});
  const values = settings.get('allowed_values');
  const keyType = Object.hasOwn(KEY_TYPES, fieldType) ? KEY_TYPES[fieldType] : undefined;
  if (keyType !== undefined && values !== undefined) settings.set('allowed_values', structured(values, keyType));
  return settings;
}

/** Types of the keys of lists, by field type. */
const KEY_TYPES: Readonly<Record<string, Value>> = { list_float: new PhpFloat(0), list_integer: 0, list_string: '' };

/** `ListItemBase::storageSettingsToConfigData()`: labels by key become pairs of value and label. */
function structured(values: Value, keyType: Value): Value {
  if (!isArray(values)) return values;
  return [...entries(values)].map(([key, label]) =>
    isArray(label)
      ? label
      : new Map<Key, Value>([
          ['value', castLike(key, keyType)],
          ['label', stringOf(label)],
        ]),
  );
}

/** The settings of a field, the same way. */
export function fieldSettings(given: Value | undefined, fieldType: string): Map<Key, Value> {
  const defaults = { ...fieldSettingsOf(fieldType), ...own(FIELD_DEFAULTS, fieldType) };
  return merged(given, defaults, own(SAMPLES, fieldType));
}

function merged(given: Value | undefined, defaults: Settings, samples: Settings): Map<Key, Value> {
  const settings = new Map<Key, Value>(Object.entries(defaults));
  for (const [name, value] of valuesFrom(given)) {
    settings.set(name, castLike(value, samples[String(name)] ?? defaults[String(name)]));
  }
  return settings;
}

function own(table: Readonly<Record<string, Settings>>, fieldType: string): Settings {
  return Object.hasOwn(table, fieldType) ? (table[fieldType] ?? {}) : {};
}
