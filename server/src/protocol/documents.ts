import type { Definition } from '@migrate-workbench/engine/definition/definition.ts';
import { readDefinition } from '@migrate-workbench/engine/definition/read.ts';
import type { TextDocument } from 'vscode-languageserver-textdocument';
import { fileOfUri } from './files.ts';

/** The definitions of open documents: each version is parsed once, whoever asks for it first. */
export class Definitions {
  private readonly parsed = new Map<string, { readonly version: number; readonly definition: Definition }>();

  /** @param parsedAnew called with each new version that was parsed */
  constructor(private readonly parsedAnew: (definition: Definition) => void) {}

  of(document: TextDocument): Definition {
    const before = this.parsed.get(document.uri);
    if (before?.version === document.version) return before.definition;
    const definition = readDefinition(fileOfUri(document.uri), document.getText());
    this.parsed.set(document.uri, { version: document.version, definition });
    this.parsedAnew(definition);
    return definition;
  }

  forget(uri: string): void {
    this.parsed.delete(uri);
  }
}
