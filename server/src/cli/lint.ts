import path from 'node:path';
import { displayPath, UsageError } from '@migrate-workbench/engine/cli/errors.ts';
import type { LintFinding, LintReport, LintRequest } from '@migrate-workbench/engine/cli/lint/finding.ts';
import type { Definition } from '@migrate-workbench/engine/definition/definition.ts';
import { readDefinition } from '@migrate-workbench/engine/definition/read.ts';
import { loadWorkspace, type Workspace } from '@migrate-workbench/engine/definition/workspace.ts';
import { nodeWorkspaceFiles } from '@migrate-workbench/engine/definition/workspace-files.node.ts';
import { createCatalogue } from '@migrate-workbench/engine/plugins/catalogue.ts';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';
import { lintWorkspace } from '../service/lint.ts';
import { loadKnowledge } from '../service/loadKnowledge.ts';
import { Plugins } from '../service/plugins.ts';
import { rules } from '../service/rules/index.ts';
import { defaultSettings } from '../service/settings.ts';

/**
 * Checks the migrations of a workspace with the language service's rules: what an editor shows, for the command line.
 * @throws UsageError for a path that does not exist
 */
export async function lint(request: LintRequest): Promise<LintReport> {
  const { root, paths, levels } = request;
  const plugins = new Plugins(createCatalogue());
  const { workspace, csv, knowledge } = await loadKnowledge(nodeWorkspaceFiles([root]), [root], plugins);
  const checked = paths.length === 0 ? [...workspace.definitions.values()] : await below(paths, workspace);
  const settings = { ...defaultSettings, severities: Object.fromEntries(levels) };
  // The first pass asks for the headers of CSV files; what it worked out without them is not used again.
  lintWorkspace(checked, knowledge, settings);
  await csv.settle();
  const found = lintWorkspace(checked, { ...knowledge }, settings);
  return {
    findings: [...found].flatMap(([file, diagnostics]) =>
      diagnostics.map((diagnostic) => toFinding(displayPath(file, root), diagnostic)),
    ),
    files: checked.length,
    codes: rules.map((rule) => rule.code),
    unreadable: workspace.unreadable.map((file) => displayPath(file, root)),
  };
}

/** The migrations under the paths; they may lie outside the workspace, or have names that no discovery finds. */
async function below(paths: readonly string[], workspace: Workspace): Promise<readonly Definition[]> {
  const found = new Map<string, Definition>();
  for (const wanted of paths) {
    const inside = [...workspace.definitions.values()].filter(({ file }) => isBelow(file, wanted));
    const definitions = inside.length > 0 ? inside : await readOutside(wanted);
    for (const definition of definitions) {
      found.set(definition.file, definition);
    }
  }
  return [...found.values()];
}

async function readOutside(wanted: string): Promise<readonly Definition[]> {
  const files = nodeWorkspaceFiles([path.dirname(wanted)]);
  if (!(await files.exists(wanted))) {
    throw new UsageError(`There is no file or folder ${wanted} that could be checked.`);
  }
  const text = await files.read(wanted);
  if (text !== undefined) {
    return [readDefinition(wanted, text)];
  }
  return [...(await loadWorkspace(nodeWorkspaceFiles([wanted]), [wanted])).definitions.values()];
}

function isBelow(file: string, folder: string): boolean {
  return file === folder || file.startsWith(folder.endsWith(path.sep) ? folder : folder + path.sep);
}

const severities = {
  [DiagnosticSeverity.Error]: 'error',
  [DiagnosticSeverity.Warning]: 'warning',
  [DiagnosticSeverity.Information]: 'information',
  [DiagnosticSeverity.Hint]: 'hint',
} as const;

function toFinding(file: string, diagnostic: Diagnostic): LintFinding {
  const { range, severity, code, codeDescription, message } = diagnostic;
  return {
    file,
    range,
    severity: severities[severity ?? DiagnosticSeverity.Error],
    code: String(code),
    message: typeof message === 'string' ? message : message.value,
    href: codeDescription?.href ?? '',
  };
}
