import type { LintFinding, LintSeverity } from './finding.ts';

const levels: Readonly<Record<LintSeverity, 'error' | 'warning' | 'note'>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

/** The findings as a SARIF 2.1.0 log with one run, as code scanning services take it. Files are relative to `SRCROOT`. */
export function renderSarif(findings: readonly LintFinding[], version: string) {
  const rules = [...new Map(findings.map((finding) => [finding.code, finding.href]))];
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: { name: 'migrate-workbench', version, rules: rules.map(([id, helpUri]) => ({ id, helpUri })) },
        },
        // LSP counts UTF-16 code units; SARIF readers are told so.
        columnKind: 'utf16CodeUnits',
        results: findings.map((finding) =>
          result(
            finding,
            rules.findIndex(([code]) => code === finding.code),
          ),
        ),
      },
    ],
  };
}

function result({ code, severity, message, file, range }: LintFinding, ruleIndex: number) {
  return {
    ruleId: code,
    ruleIndex,
    level: levels[severity],
    message: { text: message },
    locations: [
      {
        physicalLocation: {
          artifactLocation: { uri: encodeURI(file), uriBaseId: 'SRCROOT' },
          region: {
            startLine: range.start.line + 1,
            startColumn: range.start.character + 1,
            endLine: range.end.line + 1,
            endColumn: range.end.character + 1,
          },
        },
      },
    ],
  };
}
