import { entries, isArray, isList, type Value } from '../php/value.ts';
import { type ConfigurationNames, configurationAt, flagAt, stringAt } from './configuration.ts';
import { baseFieldOf, contentEntityFacts, defaultSettings } from './field-type-data.ts';
import type { DrupalVersion, FieldDefinition } from './model.ts';
import { translationFields } from './translation-fields.ts';

type Fields = ReadonlyMap<string, FieldDefinition>;

/** Fields of entity types and bundles, read from the configuration when they are first asked for. */
export class FieldTable {
  private readonly base = new Map<string, Fields>();
  private readonly ofBundle = new Map<string, Fields>();

  constructor(
    private readonly configuration: ReadonlyMap<string, Value>,
    private readonly names: ConfigurationNames,
    private readonly version: DrupalVersion,
    private readonly modules: () => ReadonlySet<string> | undefined,
  ) {}

  /** Base fields of an entity type: its own and those that modules of core add. */
  baseFields(entityType: string): Fields {
    let fields = this.base.get(entityType);
    if (!fields) {
      fields = this.readBaseFields(entityType);
      this.base.set(entityType, fields);
    }
    return fields;
  }

  /** `SiteModel.fields`. */
  fields(entityType: string, bundle?: string): Fields {
    const key = bundle === undefined ? entityType : `${entityType}.${bundle}`;
    let fields = this.ofBundle.get(key);
    if (!fields) {
      fields = bundle === undefined ? this.readAllFields(entityType) : this.readBundleFields(entityType, bundle);
      this.ofBundle.set(key, fields);
    }
    return fields;
  }

  private readBaseFields(entityType: string): Fields {
    const facts = contentEntityFacts.get(entityType);
    const fields = new Map<string, FieldDefinition>();
    if (!facts) return fields;
    const modules = this.modules();
    for (const field of facts.baseFields) {
      // The path module adds its field to entity types that it does not own.
      if (field.type === 'path' && modules && !modules.has('path')) continue;
      fields.set(field.name, baseFieldOf(field, this.version));
    }
    if (modules?.has('content_translation') && this.isTranslated(entityType)) {
      for (const field of translationFields(facts.keys, fields)) fields.set(field.name, field);
    }
    return fields;
  }

  /** Whether content translation is on for any bundle of an entity type. */
  private isTranslated(entityType: string): boolean {
    return this.names
      .below(`language.content_settings.${entityType}`)
      .some((bundle) => this.isBundleTranslated(entityType, bundle));
  }

  private isBundleTranslated(entityType: string, bundle: string): boolean {
    const settings = this.configuration.get(`language.content_settings.${entityType}.${bundle}`);
    const ours = configurationAt(configurationAt(settings, 'third_party_settings'), 'content_translation');
    return flagAt(ours, 'enabled') === true;
  }

  private readAllFields(entityType: string): Fields {
    const fields = new Map(this.baseFields(entityType));
    for (const name of this.names.below(`field.field.${entityType}`)) {
      const bundle = name.slice(0, name.indexOf('.'));
      const field = name.slice(bundle.length + 1);
      if (fields.has(field)) continue;
      const definition = this.fields(entityType, bundle).get(field);
      if (definition) fields.set(field, definition);
    }
    return fields;
  }

  private readBundleFields(entityType: string, bundle: string): Fields {
    const fields = new Map(this.baseFields(entityType));
    for (const name of this.names.below(`core.base_field_override.${entityType}.${bundle}`)) {
      const field = fields.get(name);
      const override = this.configuration.get(`core.base_field_override.${entityType}.${bundle}.${name}`);
      if (field && override !== undefined) fields.set(name, overridden(field, override));
    }
    for (const name of this.names.below(`field.field.${entityType}.${bundle}`)) {
      const field = this.configuredField(entityType, bundle, name);
      if (field) fields.set(name, field);
    }
    return fields;
  }

  private configuredField(entityType: string, bundle: string, name: string): FieldDefinition | undefined {
    const field = this.configuration.get(`field.field.${entityType}.${bundle}.${name}`);
    const storage = this.configuration.get(`field.storage.${entityType}.${name}`);
    const type = stringAt(storage, 'type') ?? stringAt(field, 'field_type');
    if (field === undefined || type === undefined) return undefined;
    const cardinality = configurationAt(storage, 'cardinality');
    return {
      name,
      type,
      label: stringAt(field, 'label') ?? name,
      base: false,
      cardinality: typeof cardinality === 'number' ? cardinality : 1,
      required: flagAt(field, 'required') ?? false,
      translatable: (flagAt(storage, 'translatable') ?? true) && (flagAt(field, 'translatable') ?? true),
      revisionable: true,
      computed: false,
      readonly: false,
      constraints: [],
      settings: { ...defaultSettings(type), ...settingsAt(storage), ...settingsAt(field) },
      defaultValue: itemsAt(field),
    };
  }
}

/** A base field with what a bundle's override says. An override without a default value takes the field's away. */
function overridden(field: FieldDefinition, override: Value): FieldDefinition {
  const items = configurationAt(override, 'default_value') === undefined ? field.defaultValue : itemsAt(override);
  return {
    ...field,
    label: stringAt(override, 'label') ?? field.label,
    required: flagAt(override, 'required') ?? field.required,
    translatable: flagAt(override, 'translatable') ?? field.translatable,
    settings: { ...field.settings, ...settingsAt(override) },
    defaultValue: items,
  };
}

function itemsAt(configuration: Value): readonly Value[] {
  const items = configurationAt(configuration, 'default_value');
  return items !== undefined && isList(items) ? items : [];
}

function settingsAt(configuration: Value | undefined): Record<string, Value> {
  const settings = configurationAt(configuration, 'settings');
  if (settings === undefined || !isArray(settings)) return {};
  return Object.fromEntries([...entries(settings)].map(([name, value]) => [String(name), value]));
}
