import { stringOf } from '../php/conversion.ts';
import { PhpThrowable } from '../php/errors.ts';
import { type Json, toJson, type Value } from '../php/value.ts';
import type { PipelineCursor } from '../pipeline/compile.ts';
import type { TraceRecorder } from '../pipeline/pipeline.ts';
import { Row } from '../pipeline/row.ts';
import { MigrateException, MigrateSkipRowException } from '../plugins/exceptions.ts';
import type { SourceRecord } from '../plugins/source.ts';
import type { MigrationInstance } from './instance.ts';
import { type Preview, type PreviewPipeline, type PreviewQuery, type PreviewStep, RunnerError } from './runner.ts';
import { callHooks, type PrepareRowHook } from './select.ts';

/**
 * One row through every step: the pipelines that an import runs, with a recorder attached. What they change (stubs,
 * messages) goes to the batch's overlay; the caller discards it.
 * @throws RunnerError when there is no such row
 */
export async function previewRow(
  instance: MigrationInstance,
  query: PreviewQuery,
  hooks: readonly PrepareRowHook[] = [],
): Promise<Preview> {
  const record = await findRecord(instance, query);
  const row = new Row(record, instance.rowConfiguration, instance.sourceIds);
  const recorder = new PreviewRecorder();
  const cursor: PipelineCursor = { destination: '' };
  let result: Preview['result'] = { outcome: 'saved' };
  try {
    const process = await instance.process();
    await prepare(row, instance, hooks);
    row.freezeSource();
    for (const pipeline of process.pipelines) recorder.begin(pipeline.destination);
    await process.run(row, null, cursor, recorder);
  } catch (error) {
    if (error instanceof MigrateSkipRowException)
      result = { outcome: 'skipped', ...(error.message !== '' && { reason: error.message }) };
    else if (error instanceof MigrateException)
      result = { outcome: 'failed', reason: `${cursor.destination}: ${error.message}` };
    else if (error instanceof PhpThrowable)
      result = { outcome: 'failed', reason: `the run would end here: ${error.className}: ${error.message}` };
    else throw error;
  }
  return {
    source: jsonOf(preparedRecord(row, record, instance.rowConfiguration)),
    pipelines: recorder.pipelines.filter(
      (pipeline) => query.property === undefined || pipeline.destination === query.property,
    ),
    destination: jsonOf(row.wholeDestination()),
    result,
  };
}

/** What happens to a row before its pipelines. @throws MigrateSkipRowException where it is skipped there */
async function prepare(row: Row, instance: MigrationInstance, hooks: readonly PrepareRowHook[]): Promise<void> {
  if (instance.source.prepareRow && !(await instance.source.prepareRow(row)))
    throw new MigrateSkipRowException('the source plugin leaves it out');
  if (!(await callHooks(hooks, row, instance))) throw new MigrateSkipRowException('a prepareRow hook leaves it out');
}

/** The record with what `prepareRow` made of it, without the configuration behind it. */
function preparedRecord(row: Row, record: SourceRecord, configuration: SourceRecord): SourceRecord {
  const own = [...row.wholeSource()].filter(([key, value]) => record.has(key) || configuration.get(key) !== value);
  return new Map(own);
}

async function findRecord(instance: MigrationInstance, query: PreviewQuery): Promise<SourceRecord> {
  const wanted = query.sourceId?.join(':');
  let number = 0;
  for await (const chunk of instance.source.read()) {
    for (const record of chunk) {
      number++;
      const ids = [...instance.sourceIds.keys()].map((id) => stringOf(record.get(id) ?? null));
      if (wanted === undefined ? number === (query.row ?? 1) : ids.join(':') === wanted) return record;
    }
  }
  throw new RunnerError(
    wanted === undefined
      ? `The source of ${instance.id} has ${number} rows: there is no row ${query.row ?? 1}.`
      : `The source of ${instance.id} has no row with the ids ${wanted} (${[...instance.sourceIds.keys()].join(', ')}).`,
    { file: instance.migration.definition.file },
  );
}

/** Collects the steps of a row, pipeline by pipeline. */
class PreviewRecorder implements TraceRecorder {
  readonly pipelines: (PreviewPipeline & { readonly steps: PreviewStep[] })[] = [];
  private readonly byDestination = new Map<string, PreviewStep[]>();

  begin(destination: string): void {
    const steps: PreviewStep[] = [];
    this.byDestination.set(destination, steps);
    this.pipelines.push({ destination, steps });
  }

  step({ destination, step, input, output, skipped }: Parameters<TraceRecorder['step']>[0]): void {
    const config = jsonOf(step.configuration);
    this.steps(destination).push({
      plugin: step.id,
      config,
      input: toJson(input),
      output: toJson(output),
      ...(skipped !== undefined && { skipped }),
    });
  }

  failed({ destination, step, input, error }: Parameters<TraceRecorder['failed']>[0]): void {
    const message = error instanceof Error ? error.message : String(error);
    const outcome =
      error instanceof MigrateSkipRowException ? { skipped: message || 'the row is skipped' } : { error: message };
    this.steps(destination).push({
      plugin: step.id,
      config: jsonOf(step.configuration),
      input: toJson(input),
      output: null,
      ...outcome,
    });
  }

  private steps(destination: string): PreviewStep[] {
    return this.byDestination.get(destination) ?? [];
  }
}

function jsonOf(map: ReadonlyMap<string | number, Value>): Readonly<Record<string, Json>> {
  const json: Record<string, Json> = Object.create(null) as Record<string, Json>;
  for (const [key, value] of map) json[String(key)] = toJson(value);
  return json;
}
