import { PhpError } from '../../php/errors.ts';
import { countOf, entries, isArray, type PhpArray, type Value, valuesOf } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';
import { asArray } from './as-array.ts';

/** migrate_plus' `Transpose`. */
const factory: ProcessFactory = () => ({ transform: transpose });

function transpose(table: Value): PhpArray {
  if (!isArray(table) || countOf(table) === 0) return [];
  refuseTextKeys([...entries(table)].map(([key]) => typeof key === 'string'));
  const rows = valuesOf(table).map(asArray);
  const [first = []] = rows;
  if (rows.length === 1) return first;
  const columns = rows.map(valuesOf);
  const length = Math.max(...columns.map((column) => column.length));
  return Array.from({ length }, (_, index) => columns.map((column) => column[index] ?? null));
}

/** Text keys become names of arguments when PHP hands the rows to array_map. */
function refuseTextKeys(areText: readonly boolean[]): void {
  const first = areText.indexOf(true);
  if (first < 0) return;
  if (areText.lastIndexOf(false) > first) {
    throw new PhpError('Error', 'Cannot use positional argument after named argument during unpacking');
  }
  const problem = first === 0 ? 'expects at least 2 arguments, 1 given' : 'does not accept unknown named parameters';
  throw new PhpError('ArgumentCountError', `array_map() ${problem}`);
}

export default factory;
