import { callFunction } from '../../php/functions/index.ts';
import type { PhpArray, Value } from '../../php/value.ts';
import type { Services } from '../services.ts';

/** Calls a PHP function by name, with PHP's conversions and errors, in the run's time and time zone. */
export type PhpCall = (name: string, args: PhpArray) => Value;

/** PHP's functions as the plugins of a run call them. */
export function phpCall({ clock, site }: Pick<Services, 'clock' | 'site'>): PhpCall {
  const environment = { now: () => clock.now(), timezone: site.timezone };
  return (name, args) => callFunction(name, args, environment);
}
