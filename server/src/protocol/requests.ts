import type { Definition } from '@migrate-workbench/engine/definition/definition.ts';
import type { Connection } from 'vscode-languageserver';
import type { LanguageService } from '../service/languageService.ts';

/**
 * Answers what editors ask. Each answer is worked out in one go for the newest version; a request that is cancelled before its turn is
 * never started.
 * @param definitionOf the newest version of an open document
 */
export function answerRequests(
  connection: Connection,
  service: LanguageService,
  definitionOf: (uri: string) => Definition | undefined,
): void {
  connection.onCompletion(({ textDocument, position }) => {
    const definition = definitionOf(textDocument.uri);
    return definition && service.complete(definition, position);
  });
  connection.onHover(({ textDocument, position }) => {
    const definition = definitionOf(textDocument.uri);
    return definition && service.hover(definition, position);
  });
  connection.onDefinition(({ textDocument, position }) => {
    const definition = definitionOf(textDocument.uri);
    return definition && service.findDefinition(definition, position);
  });
  connection.onCodeAction(({ textDocument, range }) => {
    const definition = definitionOf(textDocument.uri);
    return definition && service.codeActions(definition, range);
  });
}
