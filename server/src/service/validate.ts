import type { LineIndex, Range } from '@migrate-workbench/engine/definition/syntax.ts';
import { type Diagnostic, DiagnosticSeverity, DiagnosticTag, type TextEdit } from 'vscode-languageserver-types';
import type { MigrationContext } from './context.ts';
import type { Fix, Problem, Rule, Severity } from './problem.ts';
import { rules } from './rules/index.ts';
import type { ValidationSettings } from './settings.ts';
import { readSuppressions } from './suppression.ts';

/** The name under which diagnostics are shown. */
export const diagnosticSource = 'migrate-workbench';

/** What a diagnostic carries along: its quick fixes, ready to apply. */
export interface DiagnosticData {
  readonly fixes: readonly { readonly title: string; readonly edits: readonly TextEdit[] }[];
}

const levels: Readonly<Record<Exclude<Severity, 'off'>, DiagnosticSeverity>> = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
  hint: DiagnosticSeverity.Hint,
};

/**
 * Runs every rule over a migration.
 * @returns diagnostics in the order of the text, those that comments or settings silence left out
 */
export function validate(context: MigrationContext, settings: ValidationSettings): Diagnostic[] {
  const yaml = context.file.yaml;
  const suppressed = readSuppressions(yaml);
  const broken = yaml.problems.length > 0;
  const diagnostics: Diagnostic[] = [];
  for (const rule of rules) {
    const wanted = Object.hasOwn(settings.severities, rule.code) ? settings.severities[rule.code] : undefined;
    if (wanted === 'off' || (broken && rule.inBrokenText !== true)) continue;
    rule.check(context, (problem) => {
      if (suppressed(rule.code, yaml.lines.positionAt(problem.range.start).line)) return;
      diagnostics.push(toDiagnostic(rule, problem, wanted ?? problem.severity ?? rule.severity, yaml.lines, settings));
    });
  }
  return diagnostics.sort(byPosition);
}

function toDiagnostic(
  rule: Rule,
  problem: Problem,
  severity: Exclude<Severity, 'off'>,
  lines: LineIndex,
  settings: ValidationSettings,
): Diagnostic {
  const diagnostic: Diagnostic = {
    range: toLspRange(problem.range, lines),
    severity: levels[severity],
    code: rule.code,
    codeDescription: { href: `${settings.documentation}${rule.code}.md` },
    source: diagnosticSource,
    message: problem.message,
  };
  if (problem.unnecessary) diagnostic.tags = [DiagnosticTag.Unnecessary];
  if (problem.fixes !== undefined && problem.fixes.length > 0) diagnostic.data = dataOf(problem.fixes, lines);
  return diagnostic;
}

function dataOf(fixes: readonly Fix[], lines: LineIndex): DiagnosticData {
  return {
    fixes: fixes.map(({ title, edits }) => ({
      title,
      edits: edits.map(({ range, newText }) => ({ range: toLspRange(range, lines), newText })),
    })),
  };
}

/** A range of offsets as LSP counts it. */
export function toLspRange(range: Range, lines: LineIndex): Diagnostic['range'] {
  return { start: lines.positionAt(range.start), end: lines.positionAt(range.end) };
}

function byPosition(a: Diagnostic, b: Diagnostic): number {
  const line = a.range.start.line - b.range.start.line;
  return line !== 0 ? line : a.range.start.character - b.range.start.character;
}
