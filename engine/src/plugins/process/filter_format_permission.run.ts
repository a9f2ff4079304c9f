import { stringOf } from '../../php/conversion.ts';
import { isArray, type Value, valuesOf } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { ProcessFactory } from '../process.ts';
import type { Maybe } from '../services.ts';
import { appended } from './appended.ts';

/** `Drupal\filter\Plugin\migrate\process\d6\FilterFormatPermission`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const migration = stringOf(configuration.get('migration') ?? 'd6_filter_format');
  return {
    transform: (value, { row }) => {
      const formats = row.sourceProperty(`filter_permissions:${stringOf(row.sourceProperty('rid') ?? null)}`) ?? null;
      return (isArray(formats) ? valuesOf(formats) : []).reduce<Maybe<Value>>(
        (before, format) =>
          andThen(before, (permissions) =>
            andThen(services.lookup.lookup([migration], [format]), ([ids]) =>
              ids ? appended(permissions, `use text format ${stringOf(ids[0] ?? null)}`) : permissions,
            ),
          ),
        value,
      );
    },
  };
};

export default factory;
