import { relative } from 'node:path';
import { nodeWorkspaceFiles } from '@migrate-workbench/engine/definition/workspace-files.node.ts';
import { createCatalogue } from '@migrate-workbench/engine/plugins/catalogue.ts';
import { lintWorkspace } from '@migrate-workbench/server/service/lint.ts';
import { loadKnowledge } from '@migrate-workbench/server/service/loadKnowledge.ts';
import { Plugins } from '@migrate-workbench/server/service/plugins.ts';
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

/** Lints every migration below a folder as the command line does, headers of CSV files included. */
export async function lintCorpus(root: string): Promise<CorpusResult> {
  const { workspace, csv, knowledge } = await loadKnowledge(
    nodeWorkspaceFiles([root]),
    [root],
    new Plugins(createCatalogue()),
  );
  const definitions = [...workspace.definitions.values()];
  // The first pass asks for the headers.
  lintWorkspace(definitions, knowledge);
  await csv.settle();
  const counts: Record<string, number> = {};
  const alarms: Alarm[] = [];
  for (const [file, diagnostics] of lintWorkspace(definitions, { ...knowledge })) {
    for (const { code, severity, range, message } of diagnostics) {
      counts[String(code)] = (counts[String(code)] ?? 0) + 1;
      const loud = severity === DiagnosticSeverity.Error || severity === DiagnosticSeverity.Warning;
      if (loud)
        alarms.push({
          file: relative(root, file),
          line: range.start.line + 1,
          code: String(code),
          message: textOf(message),
        });
    }
  }
  return { files: definitions.length, counts, alarms };
}

function textOf(message: Diagnostic['message']): string {
  return typeof message === 'string' ? message : message.value;
}
