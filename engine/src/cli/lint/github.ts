import type { LintFinding, LintSeverity } from './finding.ts';

const commands: Readonly<Record<LintSeverity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'notice',
  hint: 'notice',
};

/** Workflow commands of GitHub Actions: one annotation a line, positions one-based. */
export function renderGithub(findings: readonly LintFinding[]): string {
  return findings
    .map((finding) => `::${commands[finding.severity]} ${properties(finding)}::${data(finding.message)}\n`)
    .join('');
}

function properties({ file, range, code }: LintFinding): string {
  const values = {
    file,
    line: range.start.line + 1,
    endLine: range.end.line + 1,
    // GitHub takes columns only within one line.
    ...(range.start.line === range.end.line
      ? { col: range.start.character + 1, endColumn: range.end.character + 1 }
      : {}),
    title: code,
  };
  return Object.entries(values)
    .map(([name, value]) => `${name}=${property(String(value))}`)
    .join(',');
}

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
