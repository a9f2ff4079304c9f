import type { Configuration, ProcessPlugin } from '../process.ts';
import type { Services } from '../services.ts';
import { isOn, option } from './configuration.ts';
import { phpCall } from './php-call.ts';

/** A plugin that is one of PHP's trimming functions with an optional `mask`. */
export function trimming(name: string, configuration: Configuration, services: Services): ProcessPlugin {
  const call = phpCall(services);
  const mask = isOn(configuration, 'mask') ? [option(configuration, 'mask')] : [];
  return { transform: (value) => call(name, [value, ...mask]) };
}
