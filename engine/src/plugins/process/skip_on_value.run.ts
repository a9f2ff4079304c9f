import { looseEquals, stringOf } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import { isArray, type Value, valuesOf } from '../../php/value.ts';
import { MigrateSkipRowException } from '../exceptions.ts';
import { type ProcessFactory, type ProcessPlugin, stopPipeline } from '../process.ts';
import { byMethod } from './by-method.ts';
import { isOn, option } from './configuration.ts';

/** migrate_plus' `SkipOnValue`. */
const factory: ProcessFactory = (configuration) => {
  if (!configuration.has('value')) {
    throw new PhpException('InvalidArgumentException', 'Skip on value plugin is missing value configuration.');
  }
  const skipped = option(configuration, 'value');
  const texts = (isArray(skipped) ? valuesOf(skipped) : [skipped]).map(stringOf);
  const message = isOn(configuration, 'message') ? stringOf(option(configuration, 'message')) : '';
  const inverted = option(configuration, 'not_equals') !== null;
  const isSkipped = (value: Value): boolean => {
    const text = stringOf(value);
    return texts.some((other) => looseEquals(text, other)) !== inverted;
  };
  return byMethod(
    'skip_on_value',
    configuration,
    new Map<string, ProcessPlugin['transform']>([
      [
        'row',
        (value) => {
          if (isSkipped(value)) throw new MigrateSkipRowException(message);
          return value;
        },
      ],
      ['process', (value) => (isSkipped(value) ? stopPipeline(value) : value)],
    ]),
  );
};

export default factory;
