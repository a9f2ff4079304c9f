import type { Definition } from '@migrate-workbench/engine/definition/definition.ts';
import { MigrationContext } from './context.ts';
import type { Knowledge } from './knowledge.ts';

const made = new WeakMap<Definition, MigrationContext>();

/** The context of a file, the same one for every feature as long as neither its text nor the knowledge changes. */
export function contextOf(file: Definition, knowledge: Knowledge): MigrationContext {
  const before = made.get(file);
  if (before?.knowledge === knowledge) return before;
  const context = new MigrationContext(file.shared ?? file, file, knowledge);
  made.set(file, context);
  return context;
}
