import { toBoolean } from '../../php/conversion.ts';
import type { Value } from '../../php/value.ts';
import type { Configuration } from '../process.ts';

/** An option's value, NULL where it is absent: PHP's `$this->configuration['x'] ?? NULL`. */
export function option(configuration: Configuration, name: string): Value {
  return configuration.get(name) ?? null;
}

/** Whether an option is set to something truthy: PHP's `!empty($this->configuration['x'])`. */
export function isOn(configuration: Configuration, name: string): boolean {
  return toBoolean(option(configuration, name));
}
