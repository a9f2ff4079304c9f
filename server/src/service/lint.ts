import type { Definition } from '@migrate-workbench/engine/definition/definition.ts';
import type { Diagnostic } from 'vscode-languageserver-types';
import { contextOf } from './contextOf.ts';
import type { Knowledge } from './knowledge.ts';
import { defaultSettings, type ValidationSettings } from './settings.ts';
import { validate } from './validate.ts';

/**
 * Checks files without an editor: the command line's `lint`.
 * @param definitions what to check; everything else that is known comes with `knowledge`
 * @returns each file with its diagnostics in the order of the text, files without any included
 */
export function lintWorkspace(
  definitions: Iterable<Definition>,
  knowledge: Knowledge,
  settings: ValidationSettings = defaultSettings,
): Map<string, Diagnostic[]> {
  const found = new Map<string, Diagnostic[]>();
  for (const definition of definitions) {
    found.set(definition.file, validate(contextOf(definition, knowledge), settings));
  }
  return found;
}
