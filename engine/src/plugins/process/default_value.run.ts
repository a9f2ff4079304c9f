import { toBoolean } from '../../php/conversion.ts';
import type { ProcessFactory } from '../process.ts';
import { isOn, option } from './configuration.ts';

/** `Drupal\migrate\Plugin\migrate\process\DefaultValue`. */
const factory: ProcessFactory = (configuration) => {
  const fallback = option(configuration, 'default_value');
  if (isOn(configuration, 'strict')) return { transform: (value) => value ?? fallback };
  return { transform: (value) => (toBoolean(value) ? value : fallback) };
};

export default factory;
