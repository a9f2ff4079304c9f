import { stringOf } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import type { Configuration, ProcessPlugin } from '../process.ts';
import { option } from './configuration.ts';

/**
 * Plugins whose `method` says what they do (`ProcessPluginBase::transform`). PHP's method names are not case-sensitive. Drupal
 * notices a bad one when the first value comes: BadMethodCallException.
 */
export function byMethod(
  pluginId: string,
  configuration: Configuration,
  methods: ReadonlyMap<string, ProcessPlugin['transform']>,
): ProcessPlugin {
  const method = option(configuration, 'method');
  const transform = typeof method === 'string' ? methods.get(method.toLowerCase()) : undefined;
  if (transform) return { transform };
  const message =
    method === null
      ? `The "method" key in the plugin configuration must to be set for the ${pluginId} plugin.`
      : `The ${stringOf(method)} method does not exist in the ${pluginId} plugin.`;
  return {
    transform: () => {
      throw new PhpException('BadMethodCallException', message);
    },
  };
}
