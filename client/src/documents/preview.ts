import type { Preview, PreviewStep } from '@migrate-workbench/engine/executable/runner.ts';
import { Document, isMap, isScalar } from 'yaml';

const OUTCOMES: Readonly<Record<Preview['result']['outcome'], string>> = {
  saved: 'would be saved',
  skipped: 'would be skipped',
  failed: 'would fail',
};

/**
 * A previewed row as a YAML document: its source, every step of every pipeline with what went in and what came out, and the
 * destination. YAML, because its reader has the migration open beside it and an editor folds, colours and searches it.
 *
 * @param which how the row was chosen: `row 3`
 */
export function previewText(id: string, which: string, preview: Preview): string {
  const { outcome, reason } = preview.result;
  const process = preview.pipelines.map(({ destination, steps }) => [destination, steps.map(stepView)]);
  const document = new Document(
    { source: preview.source, process: Object.fromEntries(process), destination: preview.destination },
    // A value that comes out of one step and goes into the next is one object: written out both times.
    { aliasDuplicateObjects: false },
  );
  const verdict = `${id}, ${which}: this row ${OUTCOMES[outcome]}${reason ? `: ${reason}` : ''}`;
  document.commentBefore = [verdict.replaceAll('\n', ' '), 'Nothing was written.'].map((line) => ` ${line}`).join('\n');
  for (const section of ['process', 'destination']) spaceBefore(document, section);
  return document.toString({ lineWidth: 0 });
}

function stepView(step: PreviewStep, at: number): Readonly<Record<string, unknown>> {
  const { plugin: _plugin, ...configuration } = step.config;
  return {
    plugin: step.plugin,
    ...(Object.keys(configuration).length ? { configuration } : {}),
    // Nothing goes into the step that reads the source.
    ...(at === 0 && step.input === null ? {} : { input: step.input }),
    ...(step.skipped === undefined && step.error === undefined ? { output: step.output } : {}),
    ...(step.skipped === undefined ? {} : { skipped: step.skipped }),
    ...(step.error === undefined ? {} : { error: step.error }),
  };
}

function spaceBefore(document: Document, section: string): void {
  const map = document.contents;
  if (!isMap(map)) return;
  for (const { key } of map.items) if (isScalar(key) && key.value === section) key.spaceBefore = true;
}
