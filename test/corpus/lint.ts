import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { kindOf } from '@migrate-workbench/engine/definition/kind.ts';
import { readDefinition } from '@migrate-workbench/engine/definition/read.ts';
import { createCatalogue } from '@migrate-workbench/engine/plugins/catalogue.ts';
import { createSiteModel } from '@migrate-workbench/engine/site/site-model.ts';
import { lintWorkspace } from '@migrate-workbench/server/service/lint.ts';
import { Plugins } from '@migrate-workbench/server/service/plugins.ts';
import { WorkspaceIndex } from '@migrate-workbench/server/service/workspace.ts';
import { type Diagnostic, DiagnosticSeverity } from 'vscode-languageserver-types';

/** A warning or an error in a file of the corpus. */
export interface Alarm {
  readonly file: string;
  readonly line: number;
  readonly code: string;
  readonly message: string;
}

/** What a look at the corpus gave. */
export interface CorpusResult {
  readonly files: number;
  /** Diagnostics of every severity, by code. */
  readonly counts: Readonly<Record<string, number>>;
  readonly alarms: readonly Alarm[];
}

/** Lints every migration below a folder as one workspace without a site. */
export function lintCorpus(root: string): CorpusResult {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter(
    (file) => kindOf(`/${file}`) !== undefined,
  );
  const definitions = files.sort().map((file) => readDefinition(file, readFileSync(join(root, file), 'utf8')));
  const site = createSiteModel(new Map());
  const knowledge = { plugins: new Plugins(createCatalogue()), site, workspace: new WorkspaceIndex(definitions) };
  const counts: Record<string, number> = {};
  const alarms: Alarm[] = [];
  for (const [file, diagnostics] of lintWorkspace(definitions, knowledge)) {
    for (const { code, severity, range, message } of diagnostics) {
      counts[String(code)] = (counts[String(code)] ?? 0) + 1;
      const loud = severity === DiagnosticSeverity.Error || severity === DiagnosticSeverity.Warning;
      if (loud) alarms.push({ file, line: range.start.line + 1, code: String(code), message: textOf(message) });
    }
  }
  return { files: files.length, counts, alarms };
}

function textOf(message: Diagnostic['message']): string {
  return typeof message === 'string' ? message : message.value;
}
