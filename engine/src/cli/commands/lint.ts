import { resolve } from 'node:path';
import type { Context, ExitCode, Registrar } from '../context.ts';
import { UsageError } from '../errors.ts';
import { inReadingOrder, type LintFinding, type LintLevel, type LintReport, lintLevels } from '../lint/finding.ts';
import { renderGithub } from '../lint/github.ts';
import { renderSarif } from '../lint/sarif.ts';
import { renderText } from '../lint/text.ts';
import { wholeNumber } from '../options.ts';
import { printJson, readFormat } from '../output/listing.ts';

interface LintOptions {
  readonly maxWarnings?: number;
  readonly rule: readonly string[];
}

/** `lint`: checks migrations. Fails on errors, and on more warnings than allowed. */
export function registerLint(registrar: Registrar): void {
  const command = registrar
    .command(
      'lint [paths...]',
      ['migrate:lint', 'migrate-lint'],
      'Checks every migration below the root or the given paths.',
    )
    .option('--max-warnings <number>', 'fail on more warnings than this', wholeNumber)
    .option('--rule <code=level>', 'off, hint, info, warning or error for a rule; may be repeated', collect, []);
  command.action((paths: string[], options: LintOptions) =>
    registrar.act(command, (context) => lint(context, paths, options)),
  );
}

function collect(value: string, before: readonly string[]): readonly string[] {
  return [...before, value];
}

async function lint(context: Context, paths: readonly string[], options: LintOptions): Promise<ExitCode> {
  const format = readFormat(context.format, ['text', 'json', 'sarif', 'github']);
  const levels = readLevels(options.rule);
  const { currentDirectory, lint: check } = context.dependencies;
  const report = await check({
    root: context.root,
    paths: paths.map((path) => resolve(currentDirectory, path)),
    levels,
  });
  refuseUnknownCodes(levels, report);
  for (const file of report.unreadable) {
    context.log.warning(`${file} was not checked: it is larger than 1 MB, no regular file, or lies outside the root.`);
  }
  const findings = inReadingOrder(report.findings);
  if (format === 'json') {
    printJson(context.stdout, findings);
  } else if (format === 'sarif') {
    printJson(context.stdout, renderSarif(findings, context.dependencies.version));
  } else if (format === 'github') {
    context.stdout.write(renderGithub(findings));
  } else {
    const readText = (file: string) => context.dependencies.readText(resolve(context.root, file));
    context.stdout.write(renderText(findings, { files: report.files, readText, colors: context.colors }));
  }
  return verdict(context, findings, options.maxWarnings);
}

function readLevels(rules: readonly string[]): ReadonlyMap<string, LintLevel> {
  return new Map(
    rules
      .flatMap((rule) => rule.split(','))
      .map((rule) => {
        const [code = '', given] = rule.split('=');
        const level = lintLevels.find((candidate) => candidate === given);
        if (code === '' || level === undefined) {
          throw new UsageError(`--rule ${rule} is not CODE=LEVEL, where LEVEL is one of ${lintLevels.join(', ')}.`);
        }
        return [code, level] as const;
      }),
  );
}

function refuseUnknownCodes(levels: ReadonlyMap<string, LintLevel>, report: LintReport): void {
  const unknown = [...levels.keys()].filter((code) => !report.codes.includes(code));
  if (unknown.length > 0) {
    throw new UsageError(`There is no rule ${unknown.join(', ')}. Rules: ${[...report.codes].sort().join(', ')}.`);
  }
}

function verdict(context: Context, findings: readonly LintFinding[], maxWarnings: number | undefined): ExitCode {
  const warnings = findings.filter((finding) => finding.severity === 'warning').length;
  if (findings.some((finding) => finding.severity === 'error')) {
    return 1;
  }
  if (maxWarnings !== undefined && warnings > maxWarnings) {
    context.log.error(`${warnings} warnings are more than the ${maxWarnings} that --max-warnings allows.`);
    return 1;
  }
  return 0;
}
