import { stringOf, toBoolean } from '../../php/casts.ts';
import { isArray, type Key, type Value, valuesOf } from '../../php/value.ts';

/** The configuration of an entity destination, as PHP reads it. */
export class EntityOptions {
  readonly defaultBundle: string | undefined;
  readonly translations: boolean;
  readonly validate: boolean;
  /** Undefined where all properties are written. */
  readonly overwriteProperties: readonly string[] | undefined;

  constructor(configuration: ReadonlyMap<Key, Value>) {
    const bundle = configuration.get('default_bundle') ?? null;
    this.defaultBundle = toBoolean(bundle) && !isArray(bundle) ? stringOf(bundle) : undefined;
    this.translations = toBoolean(configuration.get('translations') ?? null);
    this.validate = toBoolean(configuration.get('validate') ?? null);
    const overwrite = configuration.get('overwrite_properties') ?? null;
    this.overwriteProperties = isArray(overwrite) ? valuesOf(overwrite).map(stringOf) : undefined;
  }
}
