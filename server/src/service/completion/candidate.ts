import type { CompletionItemKind } from 'vscode-languageserver-types';

/** Something that may be written at the caret. */
export interface Candidate {
  readonly label: string;
  readonly kind: CompletionItemKind;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** How a key goes on: its value on the same line, or an indented block below. */
  readonly opens?: 'value' | 'block' | 'list';
  /** A value that is no string: written without quotes whatever it looks like. */
  readonly literal?: boolean;
}
