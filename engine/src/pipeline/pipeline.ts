import { debugType, stringOf } from '../php/conversion.ts';
import { isArray, PhpObject, type Value, valuesOf } from '../php/value.ts';
import { MigrateException, MigrateSkipProcessException } from '../plugins/exceptions.ts';
import { type Configuration, type ProcessContext, type ProcessPlugin, Stop } from '../plugins/process.ts';
import type { Maybe } from '../plugins/services.ts';
import type { Row } from './row.ts';

/** A plugin in its place in a pipeline. */
export interface CompiledStep {
  readonly id: string;
  readonly configuration: Configuration;
  readonly handleMultiples: boolean;
  readonly plugin: ProcessPlugin;
}

/** Sees every step of a traced row. */
export interface TraceRecorder {
  /** A step gave a value. `skipped` says why the pipeline ends here, where it does. */
  step(event: {
    readonly destination: string;
    readonly step: CompiledStep;
    readonly input: Value;
    readonly output: Value;
    readonly skipped?: string;
  }): void;
  /** A step threw; the exception goes on. */
  failed(event: {
    readonly destination: string;
    readonly step: CompiledStep;
    readonly input: Value;
    readonly error: unknown;
  }): void;
}

/** What a step leaves: the value, whether the pipeline ends with it, and whether the next step takes it item by item. */
interface Outcome {
  readonly value: Value;
  readonly ends: boolean;
  readonly multiple: boolean;
}

/** One destination property's steps, ready to run. Mirrors `MigrateExecutable::processPipeline`. */
export class CompiledPipeline {
  constructor(
    readonly destination: string,
    readonly steps: readonly CompiledStep[],
  ) {}

  /**
   * Runs the pipeline on a row and sets the destination property, or notes that it is empty.
   * @throws MigrateException with the step's id in front, MigrateSkipRowException, or what else a plugin throws
   */
  run(row: Row, initial: Value = null, recorder?: TraceRecorder): Maybe<void> {
    if (this.steps.length === 0) return;
    const context: ProcessContext = { row, destinationProperty: this.destination };
    return this.advance(0, initial, false, context, recorder);
  }

  /** Whether the pipeline begins with the row's source and the step behind it can read ahead. */
  get readsAhead(): boolean {
    const [first, second] = this.steps;
    return first?.id === 'get' && second?.plugin.prefetch !== undefined && !readsDestination(first.configuration);
  }

  /** Reads ahead for rows that will come. Changes nothing. */
  async prefetch(rows: readonly Row[]): Promise<void> {
    const [first, second] = this.steps;
    if (!this.readsAhead || !first || !second?.plugin.prefetch) return;
    const values: Value[] = [];
    for (const row of rows) {
      const value = await first.plugin.transform(null, { row, destinationProperty: this.destination });
      if (value instanceof Stop) continue;
      // A list that one name gave is looked at item by item.
      if (first.plugin.multiple?.() && isArray(value) && !second.handleMultiples) values.push(...valuesOf(value));
      else values.push(value);
    }
    await second.plugin.prefetch(values);
  }

  private advance(
    start: number,
    initial: Value,
    initialMultiple: boolean,
    context: ProcessContext,
    recorder?: TraceRecorder,
  ): Maybe<void> {
    let value = initial;
    let multiple = initialMultiple;
    for (let i = start; i < this.steps.length; i++) {
      const step = this.steps[i] as CompiledStep;
      const input = value;
      const items = multiple && !step.handleMultiples ? this.itemsFor(step, input, recorder) : undefined;
      let outcome: Maybe<Outcome>;
      try {
        outcome = items ? this.eachItem(step, items, context) : whole(step, input, context);
      } catch (error) {
        throw this.thrown(step, input, error, recorder);
      }
      if (outcome instanceof Promise) {
        return outcome.then(
          (later) => this.proceed(i, step, input, later, context, recorder),
          (error: unknown) => {
            throw this.thrown(step, input, error, recorder);
          },
        );
      }
      if (recorder) this.record(recorder, step, input, outcome);
      value = outcome.value;
      multiple = outcome.multiple;
      if (outcome.ends) break;
    }
    this.store(value, context.row);
  }

  private proceed(
    index: number,
    step: CompiledStep,
    input: Value,
    outcome: Outcome,
    context: ProcessContext,
    recorder?: TraceRecorder,
  ): Maybe<void> {
    if (recorder) this.record(recorder, step, input, outcome);
    if (outcome.ends) return this.store(outcome.value, context.row);
    return this.advance(index + 1, outcome.value, outcome.multiple, context, recorder);
  }

  private store(value: Value, row: Row): void {
    if (value === null) row.setEmptyDestinationProperty(this.destination);
    else row.setDestinationProperty(this.destination, value);
  }

  /** The items that a single-value plugin is called with once the pipeline's value is multiple. */
  private itemsFor(step: CompiledStep, value: Value, recorder: TraceRecorder | undefined): readonly Value[] {
    if (isArray(value)) return valuesOf(value);
    const error = new MigrateException(
      `Pipeline failed at ${step.id} plugin for destination ${this.destination}: ${described(value)} received instead of an array,`,
    );
    recorder?.failed({ destination: this.destination, step, input: value, error });
    throw error;
  }

  /** Calls a single-value plugin for every item of a list. Keys are lost, the list stays multiple. */
  private eachItem(step: CompiledStep, items: readonly Value[], context: ProcessContext): Maybe<Outcome> {
    const results: Value[] = [];
    let ends = false;
    const take = (result: Value | Stop): void => {
      ends ||= result instanceof Stop;
      results.push(result instanceof Stop ? result.value : result);
    };
    const from = (start: number): Maybe<Outcome> => {
      for (let i = start; i < items.length; i++) {
        const result = call(step.plugin, items[i] as Value, context);
        if (result instanceof Promise) {
          return result.then((later) => {
            take(later);
            return from(i + 1);
          });
        }
        take(result);
      }
      return { value: results, ends, multiple: true };
    };
    return from(0);
  }

  /** A MigrateException is thrown anew with the plugin's id in front, at level error and status failed. */
  private thrown(step: CompiledStep, input: Value, error: unknown, recorder: TraceRecorder | undefined): unknown {
    recorder?.failed({ destination: this.destination, step, input, error });
    if (!(error instanceof MigrateException)) return error;
    return new MigrateException(`${step.id}: ${error.message}`);
  }

  private record(recorder: TraceRecorder, step: CompiledStep, input: Value, outcome: Outcome): void {
    recorder.step({
      destination: this.destination,
      step,
      input,
      output: outcome.value,
      ...(outcome.ends && { skipped: 'the pipeline ends here' }),
    });
  }
}

/** Whether a `get` needs what earlier pipelines set. */
function readsDestination(configuration: Configuration): boolean {
  const source = configuration.get('source') ?? null;
  const names = isArray(source) ? valuesOf(source) : [source];
  return names.some((name) => typeof name !== 'string' || name === '' || name.startsWith('@'));
}

/** Calls a plugin; a MigrateSkipProcessException ends the pipeline (or the item) with NULL. */
function call(plugin: ProcessPlugin, value: Value, context: ProcessContext): Maybe<Value | Stop> {
  const skipped = (error: unknown): Stop => {
    if (error instanceof MigrateSkipProcessException) return new Stop(null);
    throw error;
  };
  try {
    const result = plugin.transform(value, context);
    return result instanceof Promise ? result.catch(skipped) : result;
  } catch (error) {
    return skipped(error);
  }
}

/** Calls a plugin with the whole value. `multiple` is only asked for here. */
function whole(step: CompiledStep, value: Value, context: ProcessContext): Maybe<Outcome> {
  const result = call(step.plugin, value, context);
  return result instanceof Promise ? result.then((later) => outcomeOf(step, later)) : outcomeOf(step, result);
}

function outcomeOf(step: CompiledStep, result: Value | Stop): Outcome {
  const ends = result instanceof Stop;
  return { value: ends ? result.value : result, ends, multiple: step.plugin.multiple?.() ?? false };
}

/** How PHP prints the value in "V received instead of an array". */
function described(value: Value): string {
  return value instanceof PhpObject ? debugType(value) : stringOf(value);
}
