import { stringOf } from '../../php/conversion.ts';
import { arrayFrom, elementAt, isArray, type Key, type Value } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

type Settings = readonly (readonly [Key, Value])[];

/** A setting of the old widget, or something else where it has none. */
type OldSetting = (name: string, otherwise: Value) => Value;

/** Settings by widget, from those of the old one. */
const WIDGETS: ReadonlyMap<string, (old: OldSetting) => Settings> = new Map<string, (old: OldSetting) => Settings>([
  [
    'text_textfield',
    (old) => [
      ['size', old('size', 60)],
      ['placeholder', ''],
    ],
  ],
  [
    'text_textarea',
    (old) => [
      ['rows', old('rows', 5)],
      ['placeholder', ''],
    ],
  ],
  ['number', () => [['placeholder', '']]],
  ['email_textfield', () => [['placeholder', '']]],
  [
    'link',
    () => [
      ['placeholder_url', ''],
      ['placeholder_title', ''],
    ],
  ],
  ['filefield_widget', (old) => [['progress_indicator', old('progress_indicator', 'throbber')]]],
  [
    'imagefield_widget',
    (old) => [
      ['progress_indicator', old('progress_indicator', 'throbber')],
      ['preview_image_style', 'thumbnail'],
    ],
  ],
  ['optionwidgets_onoff', () => [['display_label', false]]],
  ['phone_textfield', () => [['placeholder', '']]],
]);

/** `Drupal\field\Plugin\migrate\process\d6\FieldInstanceWidgetSettings`. */
const factory: ProcessFactory = () => ({
  transform: (value) => {
    const element = (array: Value, key: Key): Value => (isArray(array) ? (elementAt(array, key) ?? null) : null);
    const old = element(value, 1);
    const settings = WIDGETS.get(stringOf(element(value, 0)));
    return settings ? arrayFrom(settings((name, otherwise) => element(old, name) ?? otherwise)) : [];
  },
});

export default factory;
