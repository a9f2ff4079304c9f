import { stringOf, toBoolean } from '../../php/conversion.ts';
import { MigrateSkipRowException } from '../exceptions.ts';
import { type ProcessFactory, type ProcessPlugin, stopPipeline } from '../process.ts';
import { byMethod } from './by-method.ts';
import { isOn, option } from './configuration.ts';

/** `Drupal\migrate\Plugin\migrate\process\SkipOnEmpty`. */
const factory: ProcessFactory = (configuration) => {
  const message = isOn(configuration, 'message') ? stringOf(option(configuration, 'message')) : '';
  return byMethod(
    'skip_on_empty',
    configuration,
    new Map<string, ProcessPlugin['transform']>([
      [
        'row',
        (value) => {
          if (!toBoolean(value)) throw new MigrateSkipRowException(message);
          return value;
        },
      ],
      ['process', (value) => (toBoolean(value) ? value : stopPipeline(null))],
    ]),
  );
};

export default factory;
