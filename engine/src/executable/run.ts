import type { Migration } from '../definition/definition.ts';
import { requirementsOf, sortByDependencies } from '../definition/dependencies.ts';
import { PhpThrowable } from '../php/errors.ts';
import { StoreError } from '../store/errors.ts';
import { RESULT_NAMES, Result } from './codes.ts';
import type { Environment } from './environment.ts';
import { isForeseen } from './foreseen.ts';
import type { MigrationInstance } from './instance.ts';
import type { MigrationManager } from './manager.ts';
import { planRollback } from './rollback-plan.ts';
import type { ImportOptions, RollbackOptions, RunProgress, RunResult, Watch } from './runner.ts';
import { rollbackMissing } from './sync.ts';
import { type ToolsCounters, ToolsExecutable } from './tools.ts';

/**
 * Imports migrations one after the other. One that fails, or has failed rows, ends the list, unless told to go on: then
 * those that need it say so themselves. Mirrors migrate_tools' `migrate:import`.
 */
export async function runImports(
  migrations: readonly Migration[],
  options: ImportOptions,
  watch: Watch,
  open: () => Promise<MigrationManager>,
): Promise<readonly RunResult[]> {
  const results: RunResult[] = [];
  const done = new Set<string>();
  for (const migration of migrations) {
    for (const next of options.executeDependencies ? await withRequirements(migration, open) : [migration]) {
      if (done.has(next.id)) continue;
      done.add(next.id);
      const result = await runOne(next, 'import', options, watch, open);
      results.push(result);
      watch.finished?.(result);
      if (watch.signal?.aborted || (isFailure(result) && !options.continueOnFailure)) return results;
    }
  }
  return results;
}

/** Rolls migrations back, dependants first. */
export async function runRollbacks(
  migrations: readonly Migration[],
  options: RollbackOptions,
  watch: Watch,
  open: () => Promise<MigrationManager>,
): Promise<readonly RunResult[]> {
  const results: RunResult[] = [];
  for (const migration of migrations.toReversed()) {
    const result = await runOne(migration, 'rollback', options, watch, open);
    results.push(result);
    watch.finished?.(result);
    if (watch.signal?.aborted || (isFailure(result) && !options.continueOnFailure)) return results;
  }
  return results;
}

/** What rollbacks would do, dependants first. Each is planned by itself: what an earlier one would take away still counts as there. */
export async function planRollbacks(
  migrations: readonly Migration[],
  options: RollbackOptions,
  openForReading: () => Promise<MigrationManager>,
): Promise<readonly RunResult[]> {
  const results: RunResult[] = [];
  for (const migration of migrations.toReversed()) {
    const manager = await openForReading();
    const started = performance.now();
    try {
      const instance = await manager.instance(migration.id);
      const wanted = options.idlist && new Set(options.idlist.map((ids) => instance.map.hashOf(ids)));
      const plan = await planRollback(instance, manager, wanted && ((row) => wanted.has(row.hash)));
      results.push({ ...unrun(migration, 'skipped'), plan, seconds: (performance.now() - started) / 1000 });
    } catch (thrown) {
      results.push({ ...unrun(migration, 'failed'), error: await explain(thrown, migration, manager.environment) });
    } finally {
      await manager.environment.store.close();
    }
  }
  return results;
}

/** A migration that ended failed, or with failed rows. */
export function isFailure(result: RunResult): boolean {
  return result.result === 'failed' || result.error !== undefined || result.failed > 0;
}

async function withRequirements(
  migration: Migration,
  open: () => Promise<MigrationManager>,
): Promise<readonly Migration[]> {
  const manager = await open();
  try {
    const all = manager.environment.migrations;
    const needed = new Set([migration.id]);
    for (const id of needed) for (const required of requirementsOf(id, all)) needed.add(required);
    return sortByDependencies([...needed], all).flatMap((id) => all.get(id) ?? []);
  } finally {
    await manager.environment.store.close();
  }
}

/** One migration, with a database connection of its own. */
async function runOne(
  migration: Migration,
  operation: RunProgress['operation'],
  options: ImportOptions & RollbackOptions,
  watch: Watch,
  open: () => Promise<MigrationManager>,
): Promise<RunResult> {
  const unreadable = yamlError(migration);
  if (unreadable !== undefined) return refused(migration, unreadable);
  const manager = await open();
  const { environment } = manager;
  const started = performance.now();
  let counters: Readonly<ToolsCounters> = { created: 0, updated: 0, failed: 0, ignored: 0, deleted: 0 };
  let written = counters;
  let result: Result = Result.Failed;
  let error: string | undefined;
  try {
    const instance = await manager.instance(migration.id);
    const total = operation === 'import' ? await countOf(instance) : (await instance.map.counts()).processed;
    const tools = new ToolsExecutable(instance, manager, {
      ...options,
      signal: watch.signal,
      onBatch: () => {
        // The batch before this one is in the database now; what is told is what a killed process keeps.
        const processed = processedOf(written, operation);
        watch.progress?.({ migration: migration.id, operation, processed, total, failed: written.failed });
        written = { ...counters };
      },
      onFeedback: (since) =>
        watch.feedback?.({ migration: migration.id, operation, processed: processedOf(since, operation), ...since }),
    });
    counters = tools.counters;
    result = operation === 'import' ? await tools.import() : await tools.rollback();
    counters = { ...tools.counters };
    if (operation === 'import' && options.delete && result === Result.Completed && !options.limit && !options.idlist) {
      const gone = await rollbackMissing(instance, manager);
      const text = `Rolled back ${gone === 1 ? '1 item' : `${gone} items`} that the source no longer has - done with '${migration.id}'`;
      if (gone > 0) watch.message?.({ migration: migration.id, type: 'status', text });
    }
    if (result !== Result.Failed) await noteTime(environment, migration.id, operation);
  } catch (thrown) {
    error = await explain(thrown, migration, environment);
  } finally {
    await environment.store.close();
  }
  const { created, updated, failed, ignored } = counters;
  return {
    id: migration.id,
    result: RESULT_NAMES[result],
    processed: processedOf(counters, operation),
    created,
    updated,
    failed,
    ignored,
    seconds: (performance.now() - started) / 1000,
    ...(error !== undefined && { error }),
  };
}

/** What is wrong with the text of a migration, where it is no YAML. Drupal would list no migration at all. */
export function yamlError({ id, definition: { yaml, file } }: Migration): string | undefined {
  const [problem] = yaml.problems;
  if (!problem) return undefined;
  const line = yaml.lines.positionAt(problem.range.start).line + 1;
  return `${id} is not valid YAML: ${problem.message} (${file}:${line}) Drupal lists no migration at all until this is mended.`;
}

function refused(migration: Migration, error: string): RunResult {
  return { ...unrun(migration, 'failed'), error };
}

/** The result of a migration of which no row was touched. */
function unrun({ id }: Migration, result: RunResult['result']): RunResult {
  return { id, result, processed: 0, created: 0, updated: 0, failed: 0, ignored: 0, seconds: 0 };
}

/** What `--sync` deletes is no processed row. */
function processedOf(counters: Readonly<ToolsCounters>, operation: RunProgress['operation']): number {
  const { created, updated, failed, ignored, deleted } = counters;
  return operation === 'import' ? created + updated + failed + ignored : deleted;
}

/** Progress goes without a total where the source cannot be counted; the import itself reports what is wrong with it. */
async function countOf(instance: MigrationInstance): Promise<number | null> {
  try {
    const count = await instance.source.count();
    return count < 0 ? null : count;
  } catch (error) {
    if (error instanceof PhpThrowable) return null;
    throw error;
  }
}

/** migrate_tools notes when an import ended; a rollback takes the note back. */
async function noteTime(environment: Environment, id: string, operation: RunProgress['operation']): Promise<void> {
  const { keyValue, batch } = environment.store;
  if (operation === 'import') keyValue.set('migrate_last_imported', id, Math.round(environment.clock.now()));
  else keyValue.delete('migrate_last_imported', id);
  await batch.commit();
}

/** What ended a run, in words for a person; faults of the engine's own go on. */
async function explain(thrown: unknown, migration: Migration, environment: Environment): Promise<string> {
  if (thrown instanceof StoreError) return `${migration.id}: ${thrown.message}`;
  if (!isForeseen(thrown)) throw thrown;
  const { store } = environment;
  const status = await store.keyValue.get('migrate_status', migration.id);
  const stuck =
    status === undefined || status === 0
      ? ''
      : ` The migration stays busy, as it would in Drupal: run reset-status ${migration.id} when the cause is mended.`;
  const place = thrown instanceof PhpThrowable ? thrown.location : undefined;
  return `${migration.id}: ${thrown.message} (${place ?? migration.definition.file})${stuck}`;
}
