import type { Colors } from 'picocolors/types';
import { printable, shorten } from '../output/text.ts';
import type { LintFinding, LintSeverity } from './finding.ts';

/** What `lint` prints for people. */
export interface LintTextStyle {
  /** Number of files that were checked. */
  readonly files: number;
  /** Text of a file as findings name it, for the excerpt. */
  readonly readText: (file: string) => string | undefined;
  readonly colors: Colors;
}

/** Findings for people: `file:line:column` (one-based, so that terminals link it), the message, the line it is about. */
export function renderText(findings: readonly LintFinding[], style: LintTextStyle): string {
  const texts = new Map<string, readonly string[]>();
  const linesOf = (file: string) => {
    const lines = texts.get(file) ?? (style.readText(file) ?? '').split(/\r?\n/);
    texts.set(file, lines);
    return lines;
  };
  const blocks = findings.map((finding) => block(finding, linesOf(finding.file), style.colors));
  return `${blocks.join('')}${summary(findings, style)}\n`;
}

function block(finding: LintFinding, lines: readonly string[], colors: Colors): string {
  const { start } = finding.range;
  const where = `${printable(finding.file)}:${start.line + 1}:${start.character + 1}`;
  const head = `${colors.bold(where)}  ${painted(finding.severity, colors)}  ${colors.dim(finding.code)}`;
  const message = printable(finding.message)
    .split('\n')
    .map((line) => `  ${line}`);
  return [head, ...message, ...excerpt(finding, lines, colors), '', ''].join('\n');
}

/** The line of the finding with the place underlined. */
function excerpt({ range, severity }: LintFinding, lines: readonly string[], colors: Colors): readonly string[] {
  const line = lines[range.start.line];
  if (line === undefined || line.trim() === '') {
    return [];
  }
  const number = String(range.start.line + 1);
  const end = range.end.line === range.start.line ? range.end.character : line.length;
  const before = expandTabs(line.slice(0, range.start.character));
  const marked = '^'.repeat(Math.max(1, Math.min(end, line.length) - range.start.character));
  const gutter = ' '.repeat(number.length);
  return [
    colors.dim(`  ${gutter} |`),
    `${colors.dim(`  ${number} |`)} ${shorten(printable(expandTabs(line)), 160)}`,
    `${colors.dim(`  ${gutter} |`)} ${' '.repeat(before.length)}${colorOf(severity, colors)(shorten(marked, 120))}`,
  ];
}

function expandTabs(text: string): string {
  return text.replaceAll('\t', '    ');
}

function painted(severity: LintSeverity, colors: Colors): string {
  return colorOf(severity, colors)(severity);
}

function colorOf(severity: LintSeverity, colors: Colors) {
  return { error: colors.red, warning: colors.yellow, information: colors.blue, hint: colors.dim }[severity];
}

function summary(findings: readonly LintFinding[], { files, colors }: LintTextStyle): string {
  const checked = plural(files, 'file', 'files');
  if (findings.length === 0) {
    return colors.green(`✓ ${checked} checked, nothing to report`);
  }
  const count = (severity: LintSeverity) => findings.filter((finding) => finding.severity === severity).length;
  const parts = [
    plural(count('error'), 'error', 'errors'),
    plural(count('warning'), 'warning', 'warnings'),
    plural(count('information') + count('hint'), 'note', 'notes'),
  ];
  return `${checked} checked: ${parts.filter((part) => !part.startsWith('0 ')).join(', ')}`;
}

function plural(count: number, one: string, many: string): string {
  return `${count} ${count === 1 ? one : many}`;
}
