import { castLike } from '../../entity/config/cast.ts';
import { stringOf, toBoolean } from '../../php/casts.ts';
import { PhpException } from '../../php/errors.ts';
import { isArray, type Key, type Value } from '../../php/value.ts';
import { type IdDefinitions, type Row, withElement } from '../../pipeline/row.ts';
import type { DestinationFactory, DestinationPlugin } from '../destination.ts';
import { RollbackAction } from '../exceptions.ts';
import type { ConfigurationService } from '../services.ts';

const STRING: ReadonlyMap<Key, Value> = new Map([['type', 'string']]);

/** Properties of one configuration object: `Drupal\migrate\Plugin\migrate\destination\Config`. */
export class ConfigDestination implements DestinationPlugin {
  readonly supportsRollback: boolean;
  protected readonly name: string;
  private readonly translations: boolean;
  private readonly storeNull: boolean;

  /** @throws PhpException where no `config_name` is given */
  constructor(
    options: ReadonlyMap<Key, Value>,
    protected readonly configuration: ConfigurationService,
  ) {
    const name = options.get('config_name') ?? null;
    if (name === null || isArray(name)) throw new PhpException('ErrorException', 'Undefined array key "config_name"');
    this.name = stringOf(name);
    this.translations = toBoolean(options.get('translations') ?? null);
    this.storeNull = toBoolean(options.get('store null') ?? null);
    this.supportsRollback = this.translations;
  }

  ids(): IdDefinitions {
    const ids = new Map([['config_name', STRING]]);
    return this.translations ? ids.set('langcode', STRING) : ids;
  }

  fields(): ReadonlyMap<string, string> {
    return new Map();
  }

  rollbackAction(): RollbackAction {
    return RollbackAction.Delete;
  }

  import(row: Row): readonly Value[] {
    const langcode = this.translations ? stringOf(row.destinationProperty('langcode') ?? null) : undefined;
    const before = this.configuration.get(this.name, langcode) ?? [];
    // The types of a translation's properties are those of what is translated.
    const sample = langcode === undefined ? before : this.configuration.get(this.name);
    let value = before;
    for (const [name, given] of row.wholeRawDestination()) {
      if (given !== null || this.storeNull) value = withElement(value, pathOf(name), given);
    }
    this.configuration.set(this.name, castLike(value, sample), langcode);
    return langcode === undefined ? [this.name] : [this.name, langcode];
  }

  rollback(ids: ReadonlyMap<string, Value>): void {
    if (this.translations) this.configuration.delete(this.name, stringOf(ids.get('langcode') ?? null));
  }
}

/** `Config::set()`: a dot goes a level down, and so does a slash in a destination's name. */
export function pathOf(name: string): readonly string[] {
  return name.replaceAll('/', '.').split('.');
}

/** `config`. */
const factory: DestinationFactory = (options, { services }) => new ConfigDestination(options, services.configuration);

export default factory;
