import { stringOf } from '../../php/conversion.ts';
import { zoneIdentifiers } from '../../php/date.ts';
import { isArray } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

/** `Drupal\user\Plugin\migrate\process\d6\UserUpdate7002`. */
const factory: ProcessFactory = (_configuration, { services }) => {
  const known = new Set(zoneIdentifiers());
  return {
    transform: (_value, { row }) => {
      const given = row.sourceProperty('timezone_name') ?? row.sourceProperty('event_timezone') ?? null;
      const isKnown = given !== null && !isArray(given) && known.has(stringOf(given));
      return isKnown ? given : services.site.timezone;
    },
  };
};

export default factory;
