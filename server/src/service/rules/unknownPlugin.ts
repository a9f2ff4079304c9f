import type { Reference } from '@migrate-workbench/engine/definition/definition.ts';
import type { Successor } from '@migrate-workbench/engine/plugins/successors.ts';
import { nearMatch } from '../nearMatch.ts';
import type { Plugins, SectionType } from '../plugins.ts';
import { type Fix, type Problem, replaceWith } from '../problem.ts';

/**
 * What is wrong with the name of a plugin, if anything. Near a known id: a misspelling. The id of an earlier Drupal: what took its place.
 * Anything else may come from a module that nobody has shown us, and is only mentioned.
 * @param consequence what Drupal does with an unknown plugin of this type
 */
export function unknownPlugin(
  type: SectionType,
  id: Reference,
  consequence: string,
  plugins: Plugins,
): Problem | undefined {
  const { name, range } = id;
  if (name === '' || plugins.find(type, name) !== undefined) return undefined;
  const successor = plugins.catalogue.successor(type, name);
  if (successor !== undefined) {
    const message = `The ${type} plugin "${name}" is not in Drupal any more. ${successor.text}`;
    return { range, message, severity: 'warning', fixes: renameTo(successor, id) };
  }
  const meant = nearPlugin(type, name, plugins);
  if (meant !== undefined) {
    const message = `Unknown ${type} plugin "${name}". Did you mean "${meant}"? ${consequence}`;
    return { range, message, fixes: [replaceWith(range, meant)] };
  }
  const message = `No ${type} plugin "${name}" is known. Unless a module of yours provides it: ${consequence}`;
  return { range, message, severity: 'info' };
}

/** The plugin that a misspelt id means; of `base:derivative` only the base can be known. */
function nearPlugin(type: SectionType, name: string, { catalogue }: Plugins): string | undefined {
  const whole = nearMatch(name, catalogue.suggest(type, name));
  const colon = name.indexOf(':');
  if (whole !== undefined || colon < 0) return whole;
  const base = name.slice(0, colon);
  const meant = nearMatch(base, catalogue.suggest(type, base));
  return meant && meant + name.slice(colon);
}

/** Only where the name is all that changed. */
function renameTo({ successors, options }: Successor, { range }: Reference): readonly Fix[] {
  const [only, ...others] = successors;
  const sameOptions = Object.keys(options).length === 0;
  return only !== undefined && others.length === 0 && sameOptions ? [replaceWith(range, only)] : [];
}
