import { type CompletionItem, type CompletionList, MarkupKind } from 'vscode-languageserver-types';
import type { Candidate } from './completion/candidate.ts';
import { candidatesAt } from './completion/candidates.ts';
import { readCursor } from './completion/cursor.ts';
import { writeAt } from './completion/write.ts';
import type { MigrationContext } from './context.ts';
import { toLspRange } from './validate.ts';

/**
 * What may be written at an offset: plugin ids, option keys and values, properties, fields, migrations. Works from the
 * indentation around the caret, so that a file that does not parse is completed as well.
 */
export function complete(context: MigrationContext, offset: number): CompletionList {
  const { text, lines } = context.file.yaml;
  const cursor = readCursor(text, lines, offset);
  const range = toLspRange(cursor.replace, lines);
  const items = candidatesAt(cursor, context, offset).map((candidate, order): CompletionItem => {
    const { newText, filterText } = writeAt(cursor, candidate);
    return { ...describe(candidate, order), filterText, textEdit: { range, newText } };
  });
  return { isIncomplete: false, items };
}

function describe({ label, kind, detail, documentation }: Candidate, order: number): CompletionItem {
  return {
    label,
    kind,
    sortText: String(order).padStart(5, '0'),
    ...(detail === undefined ? {} : { detail }),
    ...(documentation === undefined ? {} : { documentation: { kind: MarkupKind.Markdown, value: documentation } }),
  };
}
