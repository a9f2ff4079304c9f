import { exportValue, looseEquals, stringOf, toBoolean } from '../../php/conversion.ts';
import type { Value } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { phpCall } from './php-call.ts';

/** `Drupal\migrate\Plugin\migrate\process\Explode`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const delimiter = option(configuration, 'delimiter');
  const limit = option(configuration, 'limit');
  const strict = configuration.has('strict') ? toBoolean(option(configuration, 'strict')) : true;
  const call = phpCall(services);
  return {
    transform: (value) => {
      if (!toBoolean(delimiter)) throw new MigrateException('delimiter is empty');
      const text = strict ? requireString(value) : castToString(value);
      if (!strict && text === '') return [];
      if (typeof delimiter === 'string' && limit === null) return text.split(delimiter);
      return call('explode', limit === null ? [delimiter, text] : [delimiter, text, limit]);
    },
    multiple: () => true,
  };
};

function requireString(value: Value): string {
  if (typeof value !== 'string') throw new MigrateException(`${exportValue(value)} is not a string`);
  return value;
}

function castToString(value: Value): string {
  if (typeof value === 'string') return value;
  const text = stringOf(value);
  if (!looseEquals(value, text)) throw new MigrateException(`${exportValue(value)} cannot be casted to a string`);
  return text;
}

export default factory;
