import { stringOf } from '../../php/casts.ts';
import { arrayFrom, entries, isArray, type Key, type Value } from '../../php/value.ts';
import type { Row } from '../../pipeline/row.ts';
import type { DestinationFactory, DestinationServices } from '../destination.ts';
import { MigrateException } from '../exceptions.ts';
import { ConfigDestination } from './config.run.ts';

/** `Drupal\language\Plugin\migrate\destination\DefaultLangcode`. */
class DefaultLangcodeDestination extends ConfigDestination {
  constructor(
    options: ReadonlyMap<Key, Value>,
    private readonly services: DestinationServices,
  ) {
    super(options, services.configuration);
  }

  /** @throws MigrateException for a language that the site does not have */
  override import(row: Row): readonly Value[] {
    const langcode = stringOf(row.destinationProperty('default_langcode') ?? null);
    if (this.services.configEntities.load('configurable_language', langcode) === undefined) {
      throw new MigrateException(`The language '${langcode}' does not exist on this site.`);
    }
    const before = this.configuration.get(this.name) ?? [];
    const values = new Map(isArray(before) ? entries(before) : []);
    this.configuration.set(this.name, arrayFrom(values.set('default_langcode', langcode)));
    return [this.name];
  }
}

/** `default_langcode`. */
const factory: DestinationFactory = (options, { services }) => new DefaultLangcodeDestination(options, services);

export default factory;
