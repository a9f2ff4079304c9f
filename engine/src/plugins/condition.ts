import type { Value } from '../php/value.ts';
import type { Row } from '../pipeline/row.ts';
import type { Configuration, ProcessBuildContext } from './process.ts';
import type { Maybe } from './services.ts';

/** A built condition of migrate_conditions: `ConditionInterface`. */
export interface Condition {
  /** @throws MigrateException for a source that the condition cannot judge */
  evaluate(source: Value, row: Row): Maybe<boolean>;
}

/** Builds a condition by its id. @throws PluginNotFoundException, or PhpException for a configuration that makes no sense */
export type BuildCondition = (id: Value, configuration: Configuration) => Condition;

/** What a condition may ask when it is built. */
export interface ConditionBuildContext {
  readonly process: ProcessBuildContext;
  /** Builds a condition that is part of this one. */
  readonly build: BuildCondition;
}

/**
 * The default export of a condition's `ID.run.ts`: builds it without regard to `negate` and `source`, which are the same
 * for all (`ConditionBase`).
 * @throws PhpException InvalidArgumentException for a configuration that makes no sense
 */
export type ConditionFactory = (configuration: Configuration, context: ConditionBuildContext) => Condition;
