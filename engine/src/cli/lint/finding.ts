/** One finding of `lint`, in the shape that `--format json` prints: positions zero-based as in LSP. */
export interface LintFinding {
  /** Relative to the root, with forward slashes. */
  readonly file: string;
  readonly range: { readonly start: LintPosition; readonly end: LintPosition };
  readonly severity: LintSeverity;
  readonly code: string;
  readonly message: string;
  /** The documentation page of the rule. */
  readonly href: string;
}

export interface LintPosition {
  readonly line: number;
  readonly character: number;
}

export type LintSeverity = 'error' | 'warning' | 'information' | 'hint';

/** What `--rule CODE=LEVEL` takes. */
export const lintLevels = ['off', 'hint', 'info', 'warning', 'error'] as const;
export type LintLevel = (typeof lintLevels)[number];

export interface LintRequest {
  /** Absolute path of the workspace. */
  readonly root: string;
  /** Absolute files or folders to report on; empty for every migration below the root. */
  readonly paths: readonly string[];
  /** Levels by rule code, which win over the workspace's settings. */
  readonly levels: ReadonlyMap<string, LintLevel>;
}

export interface LintReport {
  readonly findings: readonly LintFinding[];
  /** How many files were checked. */
  readonly files: number;
  /** Codes that exist, for a clear answer to a misspelt `--rule`. */
  readonly codes: readonly string[];
  /** Files that look like migrations and could not be read: too large, or outside the root. Relative to the root. */
  readonly unreadable: readonly string[];
}

/** Orders findings as a reader goes through them: by file, then by position. */
export function inReadingOrder(findings: readonly LintFinding[]): readonly LintFinding[] {
  return [...findings].sort(
    (a, b) =>
      compareText(a.file, b.file) ||
      a.range.start.line - b.range.start.line ||
      a.range.start.character - b.range.start.character ||
      compareText(a.code, b.code),
  );
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
