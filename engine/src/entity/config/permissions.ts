import type { Value } from '../../php/value.ts';
import staticPermissions from './permissions.json' with { type: 'json' };

/** What a permission depends on. */
export interface Permission {
  readonly module: string;
  /** Configuration that it is about: the content type of `create page content`. */
  readonly config?: string;
}

interface DynamicPermission {
  readonly pattern: RegExp;
  readonly module: string;
  /** Start of the configuration's name; the first group of the pattern is the rest. */
  readonly prefix?: string;
}

/** Permissions that modules make for each bundle, format, ...: `NodePermissions`, `TaxonomyPermissions` and their kin. */
const DYNAMIC: readonly DynamicPermission[] = [
  { pattern: /^(?:create|(?:edit|delete) (?:own|any)) (\w+) content$/, module: 'node', prefix: 'node.type' },
  { pattern: /^(?:view|revert|delete) (\w+) revisions$/, module: 'node', prefix: 'node.type' },
  {
    pattern: /^(?:create|(?:edit|delete) any) (\w+) block content$/,
    module: 'block_content',
    prefix: 'block_content.type',
  },
  {
    pattern: /^(?:view any (\w+) block content history|(?:revert|delete) any (\w+) block content revisions)$/,
    module: 'block_content',
    prefix: 'block_content.type',
  },
  { pattern: /^(?:create|(?:edit|delete) (?:own|any)) (\w+) media$/, module: 'media', prefix: 'media.type' },
  { pattern: /^(?:view|revert|delete) any (\w+) media revisions$/, module: 'media', prefix: 'media.type' },
  {
    pattern: /^(?:(?:create|edit|delete|reorder) terms|(?:view|revert|delete) term revisions) in (\w+)$/,
    module: 'taxonomy',
    prefix: 'taxonomy.vocabulary',
  },
  { pattern: /^use text format (\w+)$/, module: 'filter', prefix: 'filter.format' },
  { pattern: /^administer \w+ (?:fields|form display|display)$/, module: 'field_ui' },
  { pattern: /^restful \w+ .+$/, module: 'rest' },
];

const MODULES: ReadonlyMap<string, string> = new Map(
  Object.entries(staticPermissions).flatMap(([module, names]) => names.map((name) => [name, module] as const)),
);

/**
 * What is known of a permission: those of core, and those made for bundles that exist.
 * @param configuration the site's, to tell whether `edit any page content` is about a content type
 */
export function permissionOf(name: string, configuration: ReadonlyMap<string, Value>): Permission | undefined {
  const module = MODULES.get(name);
  if (module !== undefined) return { module };
  for (const { pattern, module: provider, prefix } of DYNAMIC) {
    const match = pattern.exec(name);
    if (!match) continue;
    if (prefix === undefined) return { module: provider };
    const config = `${prefix}.${match[1] ?? match[2]}`;
    if (configuration.has(config)) return { module: provider, config };
  }
  return undefined;
}

/**
 * Whether a permission certainly does not exist: a module of core that is off would have it, or it is about a bundle that
 * is not there. Permissions of other modules are not known.
 */
export function isMissingPermission(
  name: string,
  configuration: ReadonlyMap<string, Value>,
  modules: ReadonlySet<string> | undefined,
): boolean {
  if (!modules) return false;
  const found = permissionOf(name, configuration);
  if (found) return !modules.has(found.module);
  return DYNAMIC.some(({ pattern, prefix }) => prefix !== undefined && pattern.test(name));
}
