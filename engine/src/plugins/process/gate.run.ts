import { strictEquals, stringOf } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import { type ProcessFactory, stopPipeline } from '../process.ts';
import { valuesIn } from './as-array.ts';
import { option } from './configuration.ts';

/** migrate_plus' `Gate`. */
const factory: ProcessFactory = (configuration) => {
  for (const name of ['valid_keys', 'use_as_key', 'key_direction']) {
    if (!configuration.has(name)) throw invalid(`Gate plugin is missing ${name} configuration.`);
  }
  const direction = option(configuration, 'key_direction');
  if (direction !== 'lock' && direction !== 'unlock') {
    throw invalid('Gate plugin only accepts the following values for key_direction: lock and unlock.');
  }
  const keys = valuesIn(option(configuration, 'valid_keys'));
  const property = stringOf(option(configuration, 'use_as_key'));
  return {
    transform: (value, { row }) => {
      const key = row.get(property);
      const fits = keys.some((valid) => strictEquals(valid, key));
      return fits === (direction === 'unlock') ? value : stopPipeline(value);
    },
  };
};

function invalid(message: string): PhpException {
  return new PhpException('InvalidArgumentException', message);
}

export default factory;
