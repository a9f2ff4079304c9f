import { mainValueOf } from '../../entity/main-value.ts';
import { type Random, sampleValue } from '../../entity/sample-values.ts';
import { stringOf, toBoolean } from '../../php/casts.ts';
import type { Row } from '../../pipeline/row.ts';
import type { EntityType, SiteModel } from '../../site/model.ts';
import { MigrateException } from '../exceptions.ts';

/**
 * `EntityContentBase::processStubRow()`: a bundle, and for every required field that the row leaves out its literal
 * default or a sample value.
 * @throws MigrateException where there is no bundle, or a required field whose type makes no samples
 */
export function fillStub(row: Row, entityType: EntityType, site: SiteModel, random: Random = Math.random): void {
  const { bundle: bundleField } = entityType.keys;
  if (bundleField !== undefined && !toBoolean(row.destinationProperty(bundleField) ?? null)) {
    const [first] = entityType.bundles.keys();
    if (first === undefined) {
      throw new MigrateException(`Stubbing failed, no bundles available for entity type: ${entityType.id}`);
    }
    row.setDestinationProperty(bundleField, first);
  }
  const given = bundleField === undefined ? null : mainValueOf(row.destinationProperty(bundleField) ?? null);
  for (const field of site.fields(entityType.id, given === null ? entityType.id : stringOf(given)).values()) {
    if (!field.required || field.computed || (row.destinationProperty(field.name) ?? null) !== null) continue;
    const value = field.defaultValue.length ? field.defaultValue : sampleValue(field, random);
    if (value === null) throw new MigrateException(`Stubbing failed, unable to generate value for field ${field.name}`);
    row.setDestinationProperty(field.name, value);
  }
}
