import { describe, expect, it } from 'vitest';
import type { LintFinding, LintReport, LintRequest } from '../lint/finding.ts';
import { runTestCli } from '../testing.ts';

const finding = (severity: LintFinding['severity'], line = 1): LintFinding => ({
  file: 'm/people.yml',
  range: { start: { line, character: 2 }, end: { line, character: 11 } },
  severity,
  code: 'unknown-option',
  message: 'There is no option "delimeter": 100% sure, see "delimiter".',
  href: 'https://example.com/unknown-option',
});
const reporting = (...findings: LintFinding[]) => ({
  lint: (): LintReport => ({ findings, files: 4, codes: ['unknown-option'], unreadable: [] }),
  files: { '/work/m/people.yml': 'source:\n  delimeter: ;\n' },
});

describe('lint', () => {
  it('shows each finding with its place and its line', async () => {
    const run = await runTestCli(['lint'], reporting(finding('warning')));
    expect(run.stdout).toBe(`m/people.yml:2:3  warning  unknown-option
  There is no option "delimeter": 100% sure, see "delimiter".
    |
  2 |   delimeter: ;
    |   ^^^^^^^^^

4 files checked: 1 warning
`);
  });

  it('says how much it checked when all is well', async () => {
    const run = await runTestCli(['lint'], reporting());
    expect([run.exitCode, run.stdout]).toEqual([0, '✓ 4 files checked, nothing to report\n']);
  });

  it.each([
    [['lint'], 'error', 1],
    [['lint'], 'warning', 0],
    [['lint', '--max-warnings=0'], 'warning', 1],
    [['lint', '--max-warnings=1'], 'warning', 0],
    [['lint', '--max-warnings=0'], 'information', 0],
    [['lint', '--max-warnings=0'], 'hint', 0],
  ] as const)('%j with one %s ends with %i', async (argv, severity, exitCode) => {
    expect((await runTestCli(argv, reporting(finding(severity)))).exitCode).toBe(exitCode);
  });

  it('prints findings as JSON in reading order, zero-based', async () => {
    const run = await runTestCli(['lint', '--format=json'], reporting(finding('error', 4), finding('hint', 1)));
    expect(JSON.parse(run.stdout)).toEqual([finding('hint', 1), finding('error', 4)]);
  });

  it('escapes annotations for GitHub and counts from one', async () => {
    const run = await runTestCli(['lint', '--format=github'], reporting(finding('information')));
    expect(run.stdout).toBe(
      '::notice file=m/people.yml,line=2,endLine=2,col=3,endColumn=12,title=unknown-option' +
        '::There is no option "delimeter": 100%25 sure, see "delimiter".\n',
    );
  });

  it('writes SARIF 2.1.0 whose results point to their rule', async () => {
    const run = await runTestCli(['lint', '--format=sarif'], reporting(finding('warning')));
    const log = JSON.parse(run.stdout);
    expect(log.version).toBe('2.1.0');
    expect(log.runs[0].tool.driver.rules).toEqual([
      { id: 'unknown-option', helpUri: 'https://example.com/unknown-option' },
    ]);
    expect(log.runs[0].results[0]).toMatchObject({
      ruleId: 'unknown-option',
      ruleIndex: 0,
      level: 'warning',
      locations: [
        {
          physicalLocation: {
            artifactLocation: { uri: 'm/people.yml', uriBaseId: 'SRCROOT' },
            region: { startLine: 2, startColumn: 3, endLine: 2, endColumn: 12 },
          },
        },
      ],
    });
  });

  it('hands paths and levels on, and refuses unknown rules and levels', async () => {
    const asked: LintRequest[] = [];
    const lint = (request: LintRequest): LintReport => {
      asked.push(request);
      return { findings: [], files: 1, codes: ['unknown-option'], unreadable: [] };
    };
    await runTestCli(['lint', 'm', '/x/y.yml', '--rule', 'unknown-option=off'], { lint });
    expect(asked).toEqual([
      { root: '/work', paths: ['/work/m', '/x/y.yml'], levels: new Map([['unknown-option', 'off']]) },
    ]);
    const level = await runTestCli(['lint', '--rule', 'unknown-option=loud'], { lint });
    expect([level.exitCode, level.stderr.includes('off, hint, info, warning, error')]).toEqual([2, true]);
    const code = await runTestCli(['lint', '--rule', 'unknwon=off'], { lint });
    expect([code.exitCode, code.stderr]).toEqual([2, ' [error]  There is no rule unknwon. Rules: unknown-option.\n']);
  });
});
