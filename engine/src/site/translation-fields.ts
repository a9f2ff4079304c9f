import { defaultSettings } from './field-type-data.ts';
import type { FieldDefinition } from './model.ts';

interface TranslationField {
  readonly name: string;
  readonly type: string;
  readonly label: string;
  readonly defaultValue: FieldDefinition['defaultValue'];
  readonly settings?: FieldDefinition['settings'];
  /** Entity key that makes the field superfluous, or the name of the base field that does. */
  readonly unlessKey?: string;
  readonly unlessField?: string;
}

/** Base fields of content translation: `ContentTranslationHandler::getFieldDefinitions()`. */
const FIELDS: readonly TranslationField[] = [
  { name: 'content_translation_source', type: 'language', label: 'Translation source', defaultValue: ['und'] },
  { name: 'content_translation_outdated', type: 'boolean', label: 'Translation outdated', defaultValue: [false] },
  {
    name: 'content_translation_uid',
    type: 'entity_reference',
    label: 'Translation author',
    defaultValue: [],
    settings: { target_type: 'user' },
    unlessKey: 'owner',
  },
  {
    name: 'content_translation_status',
    type: 'boolean',
    label: 'Translation status',
    defaultValue: [true],
    unlessKey: 'published',
  },
  {
    name: 'content_translation_created',
    type: 'created',
    label: 'Translation created time',
    defaultValue: [],
    unlessField: 'created',
  },
  {
    name: 'content_translation_changed',
    type: 'changed',
    label: 'Translation changed time',
    defaultValue: [],
    unlessField: 'changed',
  },
];

/** The fields that content translation adds to an entity type with these keys and fields. */
export function translationFields(
  keys: Readonly<Record<string, string | undefined>>,
  fields: ReadonlyMap<string, FieldDefinition>,
): readonly FieldDefinition[] {
  return FIELDS.filter(
    (field) => !(field.unlessKey && keys[field.unlessKey]) && !(field.unlessField && fields.has(field.unlessField)),
  ).map((field) => ({
    name: field.name,
    type: field.type,
    label: field.label,
    base: true,
    cardinality: 1,
    required: false,
    translatable: true,
    revisionable: true,
    computed: false,
    readonly: false,
    constraints: [],
    settings: { ...defaultSettings(field.type), ...field.settings },
    defaultValue: field.defaultValue,
  }));
}
