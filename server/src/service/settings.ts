import type { Severity } from './problem.ts';

/** What the user may set for diagnostics; data, read from settings or `migrate-workbench.json`. */
export interface ValidationSettings {
  /** By rule code; a rule that is not named keeps its default. */
  readonly severities: Readonly<Record<string, Severity>>;
  /** Where the pages of the rules are: `CODE.md` is appended. */
  readonly documentation: string;
}

/** The settings of someone who set nothing. */
export const defaultSettings: ValidationSettings = {
  severities: {},
  documentation: 'https://example.invalid/migrate-workbench/docs/rules/',
};

const words: Readonly<Record<string, Severity>> = {
  off: 'off',
  hint: 'hint',
  info: 'info',
  information: 'info',
  warning: 'warning',
  error: 'error',
};

/**
 * Reads severities out of untrusted settings. Unknown words are left out, so that a slip in the settings never silences a rule.
 * @param value what stands in the settings, of any shape
 */
export function readSeverities(value: unknown): Readonly<Record<string, Severity>> {
  const severities: Record<string, Severity> = Object.create(null);
  if (typeof value !== 'object' || value === null) return severities;
  for (const [code, word] of Object.entries(value)) {
    const severity = typeof word === 'string' && Object.hasOwn(words, word) ? words[word] : undefined;
    if (severity !== undefined) severities[code] = severity;
  }
  return severities;
}
