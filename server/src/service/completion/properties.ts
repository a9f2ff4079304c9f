import type { Pipeline } from '@migrate-workbench/engine/definition/definition.ts';
import { CompletionItemKind } from 'vscode-languageserver-types';
import type { MigrationContext } from '../context.ts';
import type { Candidate } from './candidate.ts';

/** Where a property is being named. */
export interface Caret {
  readonly context: MigrationContext;
  readonly offset: number;
  /** The destination property whose pipeline the caret is in: it cannot read itself. */
  readonly destination: string | undefined;
}

/** What a `source` may name: columns of the source, constants, and destination properties that are set by then. */
export function propertyCandidates(caret: Caret): readonly Candidate[] {
  const { context } = caret;
  const nested = enclosingSection(caret);
  if (nested !== undefined) return nested.filter(isNew).map(pseudofield);
  const columns = context.sourceColumns?.names ?? Object.keys(context.sourcePlugin?.descriptor.fields ?? {});
  const fields = [...columns].map(
    (label): Candidate => ({ label, kind: CompletionItemKind.Variable, detail: 'source' }),
  );
  const constants = [...context.constants()].map((path): Candidate => {
    return { label: `constants/${path}`, kind: CompletionItemKind.Constant, detail: 'constant' };
  });
  const inherited = context.inheritedPipelines.map(({ destination }) => destination);
  const own = before(context.definition.process?.pipelines ?? [], caret);
  return [...fields, ...constants, ...[...inherited, ...own].filter(isNew).map(pseudofield)];
}

/** Those that are set before the caret's pipeline runs. */
function before(pipelines: readonly Pipeline[], { offset, destination }: Caret): readonly string[] {
  const started = pipelines.filter(({ key }) => key.range.end < offset).map((pipeline) => pipeline.destination);
  return started.filter((name) => name !== destination);
}

/** The destinations that a nested process section has set by an offset within it; `undefined` outside of one. */
function enclosingSection(caret: Caret): readonly string[] | undefined {
  const { context, offset } = caret;
  let found: readonly string[] | undefined;
  for (const { step } of context.steps) {
    for (const { section } of step.nested) {
      const start = section.entry?.range.start ?? section.pipelines[0]?.range.start ?? Number.POSITIVE_INFINITY;
      const end = section.entry?.range.end ?? section.pipelines.at(-1)?.range.end ?? 0;
      if (offset > start && offset <= end) found = before(section.pipelines, caret);
    }
  }
  return found;
}

function isNew(destination: string, at: number, all: readonly string[]): boolean {
  return all.indexOf(destination) === at;
}

function pseudofield(destination: string): Candidate {
  return { label: `@${destination}`, kind: CompletionItemKind.Reference, detail: 'destination property' };
}
