import { z } from 'zod';
import type { WorkbenchConfig } from './config.ts';

const aFunction = z.custom((value) => typeof value === 'function', 'a function is wanted here');
const optional = aFunction.optional();
const ids = z.union([aFunction, z.record(z.string(), z.union([z.string(), z.looseObject({ type: z.string() })]))], {
  error: 'ids are wanted here: names with their field types, as in { id: "integer" }',
});
const fields = z.record(z.string(), z.string()).optional();

const processPlugin = z.looseObject({
  transform: aFunction,
  configure: optional,
  handleMultiples: z.boolean().optional(),
  multiple: z.union([z.boolean(), aFunction]).optional(),
});

const sourcePlugin = z.looseObject({
  ids,
  fields,
  rows: aFunction,
  count: optional,
  prepareRow: optional,
  checkRequirements: optional,
});

const destinationPlugin = z.looseObject({
  ids,
  fields,
  supportsRollback: z.boolean().optional(),
  import: aFunction,
  rollback: optional,
  checkRequirements: optional,
});

/** Drupal's names of the events that a configuration may subscribe to. */
export const SUBSCRIBABLE = [
  'migrate.pre_import',
  'migrate.post_import',
  'migrate.pre_row_save',
  'migrate.post_row_save',
  'migrate.map_save',
  'migrate.map_delete',
  'migrate.idmap_message',
  'migrate.pre_rollback',
  'migrate.post_rollback',
  'migrate.pre_row_delete',
  'migrate.post_row_delete',
  'migrate_plus.prepare_row',
  'migrate_plus.missing_source_item',
] as const;

const subscriber = z.union([aFunction, z.array(aFunction)], {
  error: 'a function, or a list of functions, is wanted here',
});

const configuration = z.strictObject({
  process: z.record(z.string(), z.union([aFunction, processPlugin])).optional(),
  source: z.record(z.string(), sourcePlugin).optional(),
  destination: z.record(z.string(), destinationPlugin).optional(),
  hooks: z.strictObject({ prepareRow: optional, migrationPluginsAlter: optional }).optional(),
  subscribers: z.strictObject(Object.fromEntries(SUBSCRIBABLE.map((name) => [name, subscriber.optional()]))).optional(),
});

/** Whether this is a configuration. It is looked at only: the engine goes on with the workspace's own objects. */
export function isConfig(value: unknown): value is WorkbenchConfig {
  return configuration.safeParse(value).success;
}

/** The first thing that is wrong with what was exported, and where in it. */
export function findShapeProblem(value: unknown): string {
  if (value === undefined) return 'it has no default export';
  const [issue] = configuration.safeParse(value).error?.issues ?? [];
  const place = issue?.path.length ? `${issue.path.join('.')}: ` : '';
  return `${place}${issue?.message ?? 'it is no configuration'}`;
}
