import type { Definition } from '@migrate-workbench/engine/definition/definition.ts';
import type {
  CodeAction,
  CompletionList,
  Diagnostic,
  Hover,
  Location,
  Position,
  Range,
} from 'vscode-languageserver-types';
import { codeActions } from './codeActions.ts';
import { complete } from './complete.ts';
import { contextOf } from './contextOf.ts';
import { findDefinition } from './findDefinition.ts';
import { hover } from './hover.ts';
import type { Knowledge } from './knowledge.ts';
import type { ValidationSettings } from './settings.ts';
import { toLspRange, validate } from './validate.ts';

/** What the service is given: everything from outside the text comes through here. */
export interface Providers {
  /** What is known around a file; the same object until something in it changes. */
  knowledge(file: string): Knowledge;
  settings(file: string): ValidationSettings;
  /** The URI of a file as definitions name it. */
  uriOf(file: string): string;
}

/**
 * Everything that an editor asks about a migration. Each answer is a function of the definition (one per version of the text), of
 * what the providers know, and of a position. Nothing throws on user text.
 */
export interface LanguageService {
  validate(definition: Definition): Diagnostic[];
  complete(definition: Definition, position: Position): CompletionList;
  hover(definition: Definition, position: Position): Hover | undefined;
  findDefinition(definition: Definition, position: Position): Location[];
  codeActions(definition: Definition, range: Range): CodeAction[];
}

/** Makes the service. It holds no state beside what the providers hold and caches that die with a definition. */
export function createLanguageService(providers: Providers): LanguageService {
  const context = (definition: Definition) => contextOf(definition, providers.knowledge(definition.file));
  const diagnose = (definition: Definition) => validate(context(definition), providers.settings(definition.file));
  const offset = ({ yaml }: Definition, { line, character }: Position) => yaml.lines.offsetAt(line, character);
  return {
    validate: diagnose,
    complete: (definition, position) => complete(context(definition), offset(definition, position)),
    hover: (definition, position) => hover(context(definition), offset(definition, position)),
    findDefinition: (definition, position) =>
      findDefinition(context(definition), offset(definition, position)).map((target) => ({
        uri: providers.uriOf(target.definition.file),
        range: toLspRange(target.range, target.definition.yaml.lines),
      })),
    codeActions: (definition, range) => {
      const { text, lines } = definition.yaml;
      const textOfLine = (line: number) => text.slice(lines.lineRange(line).start, lines.lineRange(line).end);
      return codeActions(providers.uriOf(definition.file), diagnose(definition), range, textOfLine);
    },
  };
}
