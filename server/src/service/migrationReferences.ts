import type { Reference } from '@migrate-workbench/engine/definition/definition.ts';
import { child } from '@migrate-workbench/engine/definition/syntax.ts';
import { type PlacedStep, scalars } from './steps.ts';

/** Every name of a migration in the options of steps: those of `migration_lookup` and its relatives. */
export function* migrationReferences(steps: readonly PlacedStep[]): Iterable<Reference> {
  for (const { step, plugin } of steps) {
    for (const option of plugin?.options.values() ?? []) {
      if (option.reference !== 'migration') continue;
      for (const node of scalars(child(step.configuration, option.name))) {
        if (typeof node.value === 'string') yield { name: node.value, range: node.range, node };
      }
    }
  }
}
