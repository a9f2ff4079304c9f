import { normalizeProcess } from '../definition/normalize.ts';
import { isArray, type Value, valuesOf } from '../php/value.ts';
import type { ProcessDescriptor } from '../plugins/descriptor.ts';
import { MigrateException } from '../plugins/exceptions.ts';
import type { Configuration, ProcessBuildContext, ProcessFactory } from '../plugins/process.ts';
import type { Maybe, MigrationContext, Services } from '../plugins/services.ts';
import { CompiledPipeline, type CompiledStep, type TraceRecorder } from './pipeline.ts';
import type { Row } from './row.ts';

/** A process plugin ready to be built. */
export interface LoadedProcessPlugin {
  readonly descriptor: Pick<ProcessDescriptor, 'id' | 'handleMultiples'>;
  readonly factory: ProcessFactory;
}

/** Finds process plugins: the registry's, and stand-ins of the workspace. */
export interface ProcessPlugins {
  /**
   * Loads every plugin of these ids that can be had; unknown ones are left out, since Drupal notices them only when it
   * builds the pipeline that names them.
   */
  preload(ids: Iterable<string>): Promise<void>;
  /** @throws PluginNotFoundException or PluginNotRunnableError */
  get(id: string): LoadedProcessPlugin;
}

export interface CompileContext {
  readonly migration: MigrationContext;
  readonly services: Services;
  readonly plugins: ProcessPlugins;
  /** The migration's own process section, which a nested NULL stands for. */
  readonly process: Value;
}

/** All pipelines of a process section, in order: compiled once a run. Mirrors `Migration::getProcessPlugins`. */
export class CompiledProcess {
  /** Whether `prefetch` does anything. */
  readonly readsAhead: boolean;

  constructor(readonly pipelines: readonly CompiledPipeline[]) {
    this.readsAhead = pipelines.some((pipeline) => pipeline.readsAhead);
  }

  /**
   * Runs every pipeline on a row, in order; without an await as long as every plugin answers at once.
   * @param initial the value that each pipeline starts with
   * @param cursor is told whose pipeline runs, so that a caller who catches an exception knows where it came from
   */
  run(
    row: Row,
    initial: Value = null,
    cursor: PipelineCursor = { destination: '' },
    recorder?: TraceRecorder,
  ): Maybe<void> {
    return this.runFrom(0, row, initial, cursor, recorder);
  }

  /** Reads ahead for rows that will come, where pipelines can: see `CompiledPipeline.prefetch`. */
  async prefetch(rows: readonly Row[]): Promise<void> {
    for (const pipeline of this.pipelines) await pipeline.prefetch(rows);
  }

  private runFrom(
    start: number,
    row: Row,
    initial: Value,
    cursor: PipelineCursor,
    recorder?: TraceRecorder,
  ): Maybe<void> {
    for (let i = start; i < this.pipelines.length; i++) {
      const pipeline = this.pipelines[i] as CompiledPipeline;
      cursor.destination = pipeline.destination;
      const running = pipeline.run(row, initial, recorder);
      if (running instanceof Promise) return running.then(() => this.runFrom(i + 1, row, initial, cursor, recorder));
    }
  }
}

/** Which destination property's pipeline runs. */
export interface PipelineCursor {
  destination: string;
}

/**
 * Compiles a process section.
 * @throws MigrateException, PluginNotFoundException, or whatever a plugin's factory throws
 */
export async function compileProcess(context: CompileContext): Promise<CompiledProcess> {
  await context.plugins.preload(pluginIds(context.process));
  return compileLoaded(context.process, context);
}

function compileLoaded(process: Value, context: CompileContext): CompiledProcess {
  const build: ProcessBuildContext = {
    migration: context.migration,
    services: context.services,
    compile: (nested) => compileLoaded(nested ?? context.process, context),
    process: context.process,
  };
  const pipelines: CompiledPipeline[] = [];
  for (const [destination, steps] of normalizeProcess(context.migration.id, process)) {
    pipelines.push(new CompiledPipeline(destination, compileSteps(destination, steps, build, context.plugins)));
  }
  return new CompiledProcess(pipelines);
}

/** A `source` on any step puts a `get` in front of it, which throws the incoming value away. */
function compileSteps(
  destination: string,
  steps: readonly Configuration[],
  build: ProcessBuildContext,
  plugins: ProcessPlugins,
): readonly CompiledStep[] {
  const compiled: CompiledStep[] = [];
  const add = (id: string, configuration: Configuration) => {
    const { descriptor, factory } = plugins.get(id);
    compiled.push({
      id: descriptor.id,
      configuration,
      handleMultiples: descriptor.handleMultiples,
      plugin: factory(configuration, build),
    });
  };
  for (const step of steps) {
    const plugin = step.get('plugin') ?? null;
    const id = plugin === null ? '' : String(plugin);
    if ((step.get('source') ?? null) !== null) add('get', step);
    if (id !== 'get') add(id, step);
    else if (compiled.length === 0) throw new MigrateException(`Invalid process configuration for ${destination}`);
  }
  return compiled;
}

/** Every plugin id named anywhere in a process section, nested ones included. */
function* pluginIds(value: Value): Generator<string> {
  yield 'get';
  if (!isArray(value)) return;
  if (value instanceof Map) {
    const plugin: unknown = value.get('plugin');
    if (typeof plugin === 'string') yield plugin;
  }
  for (const element of valuesOf(value)) yield* pluginIds(element);
}
