import type { Range } from '@migrate-workbench/engine/definition/syntax.ts';
import type { MigrationContext } from './context.ts';

/** How loud a problem is; `off` keeps it unreported. The same words stand in settings. */
export type Severity = 'off' | 'hint' | 'info' | 'warning' | 'error';

/** What a rule found. */
export interface Problem {
  readonly range: Range;
  /** One or two sentences: what is wrong, and what Drupal does about it. */
  readonly message: string;
  /** Quieter than the rule's default, where the rule is less sure than usual. */
  readonly severity?: Exclude<Severity, 'off'>;
  readonly fixes?: readonly Fix[];
  /** Draws the text faded: it has no effect. */
  readonly unnecessary?: boolean;
}

/** A repair that needs no decision of the user's. */
export interface Fix {
  readonly title: string;
  readonly edits: readonly TextChange[];
}

/** Replaces a range of the text. */
export interface TextChange {
  readonly range: Range;
  readonly newText: string;
}

/** One diagnostic rule: a row of the table in `rules/index.ts`. */
export interface Rule {
  /** Stable; named in settings, in suppression comments and in the name of its page `docs/rules/CODE.md`. */
  readonly code: string;
  readonly title: string;
  readonly severity: Exclude<Severity, 'off'>;
  /** Whether its answers hold in a text that is broken elsewhere; a rule that needs to see all of it stays silent there. */
  readonly inBrokenText?: true;
  /** Looks at one migration. Must not throw on any text. */
  check(context: MigrationContext, report: (problem: Problem) => void): void;
}

/** A fix that writes another name in place of a range. */
export function replaceWith(range: Range, newText: string, title = `Replace with "${newText}"`): Fix {
  return { title, edits: [{ range, newText }] };
}
