import type { Value } from '../php/value.ts';
import type { FieldDefinition } from '../site/model.ts';

/** Words of Latin that samples are made of: any would do, Drupal's own are random too. */
const WORDS =
  'amet animi bonus caelum certus dies dolor esse fides gens hora iter iugum lacus laetus locus lumen mare mons nomen nox opus otium pars pax pons quies ripa saxum silva sonus spes tempus terra unda urbs ventus verbum via vita vox'.split(
    ' ',
  );

/** A source of randomness: 0 up to 1. */
export type Random = () => number;

type Sample = (field: FieldDefinition, random: Random) => Value;

const pick = <T>(items: readonly T[], random: Random): T | undefined => items[Math.floor(random() * items.length)];
const between = (min: number, max: number, random: Random): number => min + Math.floor(random() * (max - min + 1));

/** A text of words with a length in the range, in sentence case. */
function words(min: number, max: number, random: Random): string {
  let text = '';
  while (text.length < min) text += `${text ? ' ' : ''}${pick(WORDS, random) ?? ''}`;
  const cut = text.slice(0, max).trimEnd();
  return cut.charAt(0).toUpperCase() + cut.slice(1);
}

/** A name of letters, as in samples of e-mail addresses. */
function name(length: number, random: Random): string {
  return Array.from({ length }, () => String.fromCharCode(97 + Math.floor(random() * 26))).join('');
}

function sampleString({ settings }: FieldDefinition, random: Random): Value {
  const max = typeof settings.max_length === 'number' ? settings.max_length : 255;
  return max <= 15 ? name(max, random) : words(15, Math.min(max, 60), random);
}

function sampleInteger({ settings }: FieldDefinition, random: Random): Value {
  const min = typeof settings.min === 'number' ? settings.min : 0;
  const max = typeof settings.max === 'number' ? settings.max : 999;
  return between(min, Math.max(min, max), random);
}

function sampleText(_field: FieldDefinition, random: Random): Value {
  return new Map<string, Value>([
    ['value', words(40, 120, random)],
    ['format', 'plain_text'],
  ]);
}

/** `generateSampleValue()` of the field types that can make one without making entities. */
const SAMPLES: Readonly<Record<string, Sample>> = {
  string: sampleString,
  string_long: (_field, random) => words(40, 120, random),
  text: sampleText,
  text_long: sampleText,
  text_with_summary: sampleText,
  telephone: (_field, random) => String(between(10_000_000, 99_999_999, random)),
  email: (_field, random) => `${name(8, random)}@example.com`,
  uri: (_field, random) => `http://${name(12, random)}`,
  file_uri: (_field, random) => `http://${name(12, random)}`,
  boolean: (_field, random) => between(0, 1, random),
  integer: sampleInteger,
  decimal: sampleInteger,
  float: sampleInteger,
  timestamp: (_field, random) => between(1_000_000_000, 1_600_000_000, random),
  created: (_field, random) => between(1_000_000_000, 1_600_000_000, random),
  datetime: (field) => (field.settings.datetime_type === 'date' ? '2020-01-01' : '2020-01-01T00:00:00'),
  link: (_field, random) => new Map<string, Value>([['uri', `http://www.${name(8, random)}.com/`]]),
  list_string: sampleChoice,
  list_integer: sampleChoice,
  list_float: sampleChoice,
  language: () => 'en',
};

function sampleChoice({ settings }: FieldDefinition, random: Random): Value {
  const allowed = settings.allowed_values;
  if (!Array.isArray(allowed)) return null;
  const choice: Value = pick<Value>(allowed, random) ?? null;
  return choice instanceof Map ? (choice.get('value') ?? null) : choice;
}

/**
 * A value that a required field of a stub can hold, where the row gives none.
 * @returns NULL for a field type that cannot make one
 */
export function sampleValue(field: FieldDefinition, random: Random): Value {
  const sample = Object.hasOwn(SAMPLES, field.type) ? SAMPLES[field.type] : undefined;
  return sample ? sample(field, random) : null;
}

/** A user name that is valid and, by its length, unique. */
export function sampleUserName(random: Random): string {
  return words(20, 60, random);
}
