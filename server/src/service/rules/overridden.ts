import { child, type MappingNode } from '@migrate-workbench/engine/definition/syntax.ts';
import { nearMatch } from '../nearMatch.ts';
import type { AnyPlugin } from '../plugins.ts';

/**
 * Whether a step seems to use a plugin of the site's own under a known id: it has none of the options that the known plugin requires, and
 * has others instead.
 */
export function looksOverridden(configuration: MappingNode | undefined, { options }: AnyPlugin): boolean {
  if (configuration === undefined) return false;
  const required = [...options.values()].filter((option) => option.required === true && option.name !== 'plugin');
  if (required.length === 0 || required.some((option) => child(configuration, option.name) !== undefined)) return false;
  const unknown = configuration.entries.filter((entry) => !options.has(entry.name));
  return unknown.length > 0 && unknown.every((entry) => nearMatch(entry.name, options.keys()) === undefined);
}
