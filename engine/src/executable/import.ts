import { PhpException } from '../php/errors.ts';
import { countOf, type PhpArray, type Value, valuesOf } from '../php/value.ts';
import type { CompiledProcess, PipelineCursor } from '../pipeline/compile.ts';
import { andThen, isPromise } from '../pipeline/maybe.ts';
import type { Row } from '../pipeline/row.ts';
import {
  MessageLevel,
  MigrateException,
  MigrateSkipRowException,
  RequirementsException,
  RowStatus,
} from '../plugins/exceptions.ts';
import type { Maybe } from '../plugins/services.ts';
import type { SourceRecord } from '../plugins/source.ts';
import { Result, Status } from './codes.ts';
import { endBatch } from './end-batch.ts';
import type { Environment } from './environment.ts';
import { isForeseen } from './foreseen.ts';
import type { MigrationInstance } from './instance.ts';
import type { MigrationManager } from './manager.ts';
import { breathe, Pace } from './pace.ts';
import { checkRequirements } from './requirements.ts';
import { type PrepareRowHook, RowSelector } from './select.ts';

/** How one import differs from a plain one. */
export interface ImportSettings {
  /** Leaves out the check of requirements (`--force`). */
  readonly force?: boolean;
  /** Selected rows that are passed over (`--idlist`). */
  readonly accepts?: (row: Row) => boolean;
  readonly hooks?: readonly PrepareRowHook[];
  /** After every batch: for progress. */
  readonly onBatch?: () => void;
  readonly signal?: AbortSignal;
}

/** Rows after which a write that is on its way gets a turn of the event loop. */
const ROWS_A_TURN = 20;

/** Rows whose map rows and entities are read at once. */
const SLICE = 1000;

/** Raised inside the loop to end it as Drupal does when the source throws. */
class SourceFailure extends Error {}

/** Imports a migration: `MigrateExecutable::import`, in batches. */
export class ImportExecutable {
  private readonly environment: Environment;
  private readonly pace = new Pace();
  private readonly cursor: PipelineCursor = { destination: '' };
  private process: CompiledProcess | undefined;

  constructor(
    private readonly instance: MigrationInstance,
    private readonly manager: MigrationManager,
    private readonly settings: ImportSettings = {},
  ) {
    this.environment = manager.environment;
  }

  /**
   * @returns the result code, as `import()` does; failed rows do not change it
   * @throws PhpThrowable what Drupal does not catch: the run dies, the migration stays Importing, what was imported stays
   */
  async run(): Promise<Result> {
    const { instance, environment } = this;
    instance.assertIdMap();
    if ((await instance.status()) !== Status.Idle) return this.refuse(await instance.busySentence());
    try {
      await environment.events.dispatch('PRE_IMPORT', { migration: instance });
      if (!this.settings.force) await checkRequirements(instance, this.manager);
      if (!(await instance.claim(Status.Importing))) return this.refuse(await instance.busySentence());
      const result = await this.importRows();
      await environment.events.dispatch('POST_IMPORT', { migration: instance });
      instance.setStatus(Status.Idle);
      await environment.store.batch.commit();
      return result;
    } catch (error) {
      const { batch } = environment.store;
      // What was done before the error stays done, as in Drupal, which writes every row by itself. After a fault of the
      // engine's own, the row in hand may be half done: the batch is forgotten as a whole.
      await (isForeseen(error) || error instanceof SourceFailure ? batch.commit() : batch.discard());
      if (error instanceof RequirementsException) {
        return this.refuse(`Migration ${instance.id} did not meet the requirements. ${error.message}`);
      }
      if (!(error instanceof SourceFailure)) throw error;
      instance.setStatus(Status.Idle);
      await environment.store.batch.commit();
      return this.refuse(`Migration failed with source plugin exception: ${error.message}`);
    }
  }

  private refuse(message: string): Result {
    this.environment.display(this.instance.id, message, 'error');
    return Result.Failed;
  }

  private async importRows(): Promise<Result> {
    const selector = await this.sourceStep(() => new RowSelector(this.instance, this.environment, this.settings.hooks));
    const chunks = this.instance.source.read()[Symbol.asyncIterator]();
    try {
      this.pace.begin();
      for (;;) {
        const chunk = await this.sourceStep(() => chunks.next());
        if (chunk.done) return Result.Completed;
        for (let from = 0; from < chunk.value.length; from += SLICE) {
          const ended = await this.importChunk(chunk.value.slice(from, from + SLICE), selector);
          if (ended !== undefined) return ended;
        }
      }
    } finally {
      await chunks.return?.();
    }
  }

  /** Turns an exception of the source into the end that Drupal gives it. */
  private async sourceStep<T>(step: () => Maybe<T>): Promise<T> {
    try {
      return await step();
    } catch (error) {
      throw sourceFailure(error);
    }
  }

  private async importChunk(records: readonly SourceRecord[], selector: RowSelector): Promise<Result | undefined> {
    const hashes = records.map((record) => selector.hashOf(record));
    await this.prefetch(hashes.filter((hash) => hash !== undefined));
    if (this.process?.readsAhead) await this.process.prefetch(selector.peek(records));
    for (const [index, record] of records.entries()) {
      let row: Row | undefined;
      try {
        const selected = selector.select(record, hashes[index]);
        row = isPromise(selected) ? await selected : selected;
      } catch (error) {
        throw sourceFailure(error);
      }
      if (row && (this.settings.accepts?.(row) ?? true)) {
        this.process ??= await this.build(row);
        // Without pipelines, Drupal imports nothing at all.
        if (!this.process?.pipelines.length) return Result.Completed;
        const importing = this.importRow(row);
        if (isPromise(importing)) await importing;
        if (this.instance.interrupted) return this.interruption();
      }
      if (this.pace.tick()) {
        if (await endBatch(this.instance, this.environment, this.settings)) return this.interruption();
      } else if (index % ROWS_A_TURN === 0 && this.environment.store.batch.isWriting) await breathe();
    }
    return undefined;
  }

  /** Asks the database once for the map rows of a chunk, and for the entities that they point to. */
  private async prefetch(hashes: readonly string[]): Promise<void> {
    const { map, destination } = this.instance;
    if (hashes.length === 0) return;
    try {
      await map.prefetch(hashes);
    } catch (error) {
      throw sourceFailure(error);
    }
    if (!destination.prefetch || !map.exists) return;
    const known: (readonly Value[])[] = [];
    for (const hash of hashes) {
      const row = map.get(hash);
      if (row && !isPromise(row) && row.destinationIds.some((id) => id !== null)) known.push(row.destinationIds);
    }
    if (known.length > 0) await destination.prefetch(known);
  }

  /**
   * Builds the pipelines when the first row is there. A MigrateException fails that row, and nothing is imported; anything
   * else ends the run.
   */
  private async build(first: Row): Promise<CompiledProcess | undefined> {
    try {
      return await this.instance.process();
    } catch (error) {
      if (!(error instanceof MigrateException)) throw error;
      await this.instance.saveMapping(first, [], error.status);
      await this.instance.saveMessage(first.sourceIdValues().values(), error.message, error.level);
      return undefined;
    }
  }

  private importRow(row: Row): Maybe<void> {
    try {
      const processed = this.process?.run(row, null, this.cursor);
      if (processed instanceof Promise) {
        return processed.then(
          () => this.saveRow(row),
          (error: unknown) => this.rowNotProcessed(row, error),
        );
      }
    } catch (error) {
      return this.rowNotProcessed(row, error);
    }
    return this.saveRow(row);
  }

  private rowNotProcessed(row: Row, error: unknown): Maybe<void> {
    const prefix = `${this.instance.id}:${this.cursor.destination}:`;
    if (error instanceof MigrateException) {
      return andThen(this.instance.saveMapping(row, [], error.status), () =>
        this.message(row, `${prefix}${error.message}`, error.level),
      );
    }
    if (!(error instanceof MigrateSkipRowException)) throw error;
    const message = error.message.trim();
    return andThen(error.saveToMap ? this.instance.saveMapping(row, [], RowStatus.Ignored) : undefined, () =>
      message === '' ? undefined : this.message(row, `${prefix} ${message}`, MessageLevel.Informational),
    );
  }

  private saveRow(row: Row): Maybe<void> {
    try {
      const saving = this.saveProcessed(row);
      return saving instanceof Promise ? saving.catch((error: unknown) => this.rowNotSaved(row, error)) : saving;
    } catch (error) {
      return this.rowNotSaved(row, error);
    }
  }

  private saveProcessed(row: Row): Maybe<void> {
    const { instance, environment } = this;
    return andThen(environment.events.dispatch('PRE_ROW_SAVE', { migration: instance, row }), () =>
      andThen(instance.map.lookupRow(row), ([old = []]) =>
        andThen(instance.destination.import(row, old), (ids) =>
          andThen(environment.events.dispatch('POST_ROW_SAVE', { migration: instance, row, destinationIds: ids }), () =>
            this.mapSaved(row, ids),
          ),
        ),
      ),
    );
  }

  private mapSaved(row: Row, ids: PhpArray | boolean): Maybe<void> {
    const { instance } = this;
    if (ids === true) return;
    if (ids !== false && countOf(ids) > 0)
      return instance.saveMapping(row, valuesOf(ids), RowStatus.Imported, instance.destination.rollbackAction());
    return this.mapNothingSaved(row);
  }

  private async mapNothingSaved(row: Row): Promise<void> {
    await this.instance.saveMapping(row, [], RowStatus.Failed);
    if (!(await this.instance.map.messages.any()))
      await this.message(row, 'New object was not saved, no error provided', MessageLevel.Error);
  }

  private rowNotSaved(row: Row, error: unknown): Maybe<void> {
    // A MigrateSkipRowException is a plain exception here: the row fails.
    if (!(error instanceof PhpException)) throw error;
    const status = error instanceof MigrateException ? error.status : RowStatus.Failed;
    const level = error instanceof MigrateException ? error.level : MessageLevel.Error;
    const text = error.location === undefined ? error.message : `${error.message} (${error.location})`;
    return andThen(this.instance.saveMapping(row, [], status), () =>
      andThen(this.message(row, text, level), () => {
        if (!(error instanceof MigrateException)) this.environment.display(this.instance.id, text, 'error');
      }),
    );
  }

  private message(row: Row, message: string, level: MessageLevel): Maybe<void> {
    return this.instance.saveMessage(row.sourceIdValues().values(), message, level);
  }

  private async interruption(): Promise<Result> {
    this.instance.interrupted = false;
    return this.instance.takeInterruptionResult();
  }
}

/** Drupal catches an `\Exception` of the source; everything else goes on. */
function sourceFailure(error: unknown): unknown {
  if (!(error instanceof PhpException)) return error;
  return new SourceFailure(
    error.location === undefined
      ? error.message
      : `${error.message} in ${error.location.replace(/:(\d+)$/, ' line $1')}`,
  );
}
