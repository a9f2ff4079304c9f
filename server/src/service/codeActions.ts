import {
  type CodeAction,
  CodeActionKind,
  type Diagnostic,
  type Range,
  type TextEdit,
} from 'vscode-languageserver-types';
import type { DiagnosticData } from './validate.ts';

/**
 * The repairs for a range: what diagnostics there offer, and silencing each of them.
 * @param uri the document that the edits are for
 * @param diagnostics of the document's current version
 * @param textOfLine a line of the text, for its indentation
 */
export function codeActions(
  uri: string,
  diagnostics: readonly Diagnostic[],
  range: Range,
  textOfLine: (line: number) => string,
): CodeAction[] {
  const here = diagnostics.filter((diagnostic) => touches(diagnostic.range, range));
  const fixes = here.flatMap((diagnostic) => fixesOf(diagnostic, uri));
  return [...fixes, ...here.map((diagnostic) => silence(diagnostic, uri, textOfLine))];
}

function touches(a: Range, b: Range): boolean {
  return !isBefore(a.end, b.start) && !isBefore(b.end, a.start);
}

function isBefore(a: Range['start'], b: Range['start']): boolean {
  return a.line < b.line || (a.line === b.line && a.character < b.character);
}

function fixesOf(diagnostic: Diagnostic, uri: string): CodeAction[] {
  const data: DiagnosticData | undefined = diagnostic.data;
  const fixes = data?.fixes ?? [];
  return fixes.map(({ title, edits }) => action(title, diagnostic, uri, [...edits], fixes.length === 1));
}

function silence(diagnostic: Diagnostic, uri: string, textOfLine: (line: number) => string): CodeAction {
  const { line } = diagnostic.range.start;
  const indent = /^\s*/.exec(textOfLine(line))?.[0] ?? '';
  const position = { line, character: 0 };
  const newText = `${indent}# migrate-workbench-disable-next-line ${diagnostic.code}\n`;
  const edits = [{ range: { start: position, end: position }, newText }];
  return action(`Silence ${diagnostic.code} for this line`, diagnostic, uri, edits, false);
}

function action(title: string, diagnostic: Diagnostic, uri: string, edits: TextEdit[], preferred: boolean): CodeAction {
  const edit = { changes: { [uri]: edits } };
  return {
    title,
    kind: CodeActionKind.QuickFix,
    diagnostics: [diagnostic],
    edit,
    ...(preferred ? { isPreferred: true } : {}),
  };
}
