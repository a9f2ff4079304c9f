import { stringOf, typeName } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import { isCallable, phpFunctions } from '../../php/functions/index.ts';
import { functionKey } from '../../php/functions/signature.ts';
import { isArray, type Value, valuesOf } from '../../php/value.ts';
import { MigrateException, PluginNotRunnableError } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { isOn, option } from './configuration.ts';
import { phpCall } from './php-call.ts';

/** `Drupal\migrate\Plugin\migrate\process\Callback`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const name = checkedName(option(configuration, 'callable'));
  const call = phpCall(services);
  if (!isOn(configuration, 'unpack_source')) return { transform: (value) => call(name, [value]) };
  return {
    transform: (value) => {
      if (isArray(value)) return call(name, value);
      throw new MigrateException(
        `When 'unpack_source' is set, the source must be an array. Instead it was of type '${typeName(value)}'`,
      );
    },
  };
};

/**
 * The name of the function or method to call.
 * @throws PhpException InvalidArgumentException where PHP could not call it either
 * @throws PluginNotRunnableError for what only PHP, or only the site, has
 */
function checkedName(callable: Value): string {
  if (callable === null) throw new PhpException('InvalidArgumentException', 'The "callable" must be set.');
  const name = isArray(callable) ? valuesOf(callable).map(stringOf).join('::') : stringOf(callable);
  if (phpFunctions.has(functionKey(name)) && isCallable(callable)) return name;
  if (isCallable(callable)) throw notRunnable(`the PHP function ${name}() has no counterpart here`);
  // Classes of the site's modules cannot be told from classes that do not exist.
  if (/^\\?\w+\\.*::\w+$/.test(name)) throw notRunnable(`${name} is a method of the site's own PHP`);
  throw new PhpException('InvalidArgumentException', 'The "callable" must be a valid function or method.');
}

function notRunnable(reason: string): PluginNotRunnableError {
  return new PluginNotRunnableError(
    'process',
    'callback',
    `${reason}. Use another function, give the plugin a stand-in in migrate-workbench.config.mjs, or run this migration on the site itself.`,
  );
}

export default factory;
