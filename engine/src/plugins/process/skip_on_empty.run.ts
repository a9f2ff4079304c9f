import { stringOf, toBoolean } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import type { Value } from '../../php/value.ts';
import { MigrateSkipRowException } from '../exceptions.ts';
import { type ProcessFactory, stopPipeline } from '../process.ts';
import { isOn, option } from './configuration.ts';

/** `Drupal\migrate\Plugin\migrate\process\SkipOnEmpty`. PHP's method names are not case-sensitive. */
const factory: ProcessFactory = (configuration) => {
  const method = option(configuration, 'method');
  const message = isOn(configuration, 'message') ? stringOf(option(configuration, 'message')) : '';
  switch (typeof method === 'string' ? method.toLowerCase() : '') {
    case 'row':
      return {
        transform: (value) => {
          if (!toBoolean(value)) throw new MigrateSkipRowException(message);
          return value;
        },
      };
    case 'process':
      return { transform: (value) => (toBoolean(value) ? value : stopPipeline(null)) };
    default:
      return {
        transform: () => {
          throw unknownMethod(method, 'skip_on_empty');
        },
      };
  }
};

/** Drupal notices a bad `method` when the first value comes. */
function unknownMethod(method: Value, pluginId: string): PhpException {
  return new PhpException(
    'BadMethodCallException',
    method === null
      ? `The "method" key in the plugin configuration must to be set for the ${pluginId} plugin.`
      : `The ${stringOf(method)} method does not exist in the ${pluginId} plugin.`,
  );
}

export default factory;
