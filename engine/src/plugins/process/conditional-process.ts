import { arrayFrom, arrayKey, elementAt, entries, isArray, type PhpArray, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Row } from '../../pipeline/row.ts';
import type { NestedProcess, ProcessBuildContext, ProcessContext } from '../process.ts';
import type { Maybe } from '../services.ts';

/** Runs steps on a value aside: what they give for the destination property, without touching the row. */
export type ConditionalProcess = (value: Value, call: ProcessContext) => Maybe<Value>;

/**
 * The steps of `do_process` and the like. Without a `source` of their own they start from the value, which stands under a
 * temporary name in a copy of the row.
 */
export function conditionalProcess(
  steps: PhpArray,
  temporary: string,
  context: ProcessBuildContext,
): ConditionalProcess {
  const compiled = new Map<string, NestedProcess>();
  const [startsFromValue, pipeline] = withSource(steps, `@${temporary}`);
  return (value, { row, destinationProperty }) => {
    const aside = copyOf(row);
    if (startsFromValue) aside.setDestinationProperty(temporary, value);
    const section =
      compiled.get(destinationProperty) ?? context.compile(arrayFrom([[arrayKey(destinationProperty), pipeline]]));
    compiled.set(destinationProperty, section);
    return andThen(section.run(aside), () => aside.destinationProperty(destinationProperty) ?? null);
  };
}

/** The steps with a source for the first of them, and whether it had none. */
function withSource(steps: PhpArray, source: string): readonly [boolean, PhpArray] {
  const first = elementAt(steps, 0);
  const step = first === undefined ? steps : first;
  if (isArray(step) && (elementAt(step, 'source') ?? null) !== null) return [false, steps];
  if (!isArray(step)) return [true, steps];
  const started = arrayFrom([...entries(step), ['source', source]]);
  return [true, first === undefined ? started : arrayFrom([...entries(steps), [0, started]])];
}

/** PHP's `clone` of a row. */
function copyOf(row: Row): Row {
  const copy = row.cloneWithoutDestination();
  for (const [key, value] of row.wholeDestination()) copy.setDestinationProperty(String(key), value);
  return copy;
}
