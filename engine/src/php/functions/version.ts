import type { Value } from '../value.ts';
import type { Arguments } from './arguments.ts';

/** Order of the words in versions: anything else comes before `dev`, a number after `rc`. */
const WORDS: readonly (readonly [string, number])[] = [
  ['dev', 0],
  ['alpha', 1],
  ['a', 1],
  ['beta', 2],
  ['b', 2],
  ['RC', 3],
  ['rc', 3],
  ['#', 4],
  ['pl', 5],
  ['p', 5],
];

/** Parts between dots; a change between digits and letters parts, too. */
function canonical(version: string): readonly string[] {
  const dotted = version
    .replace(/[-_+]/g, '.')
    .replace(/(\d)([^\d.])/g, '$1.$2')
    .replace(/([^\d.])(\d)/g, '$1.$2');
  return dotted.replace(/\.+/g, '.').split('.');
}

function weight(part: string): number {
  return WORDS.find(([word]) => part.startsWith(word))?.[1] ?? -1;
}

function comparePart(a: string, b: string): number {
  const [x, y] = [/^\d/.test(a), /^\d/.test(b)];
  if (x && y) return Math.sign(Number.parseInt(a, 10) - Number.parseInt(b, 10));
  return Math.sign(weight(x ? '#' : a) - weight(y ? '#' : b));
}

function order(a: string, b: string): number {
  if (a === '' || b === '') return a === b ? 0 : a === '' ? -1 : 1;
  const [x, y] = [canonical(a), canonical(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const result = comparePart(x[i] ?? '', y[i] ?? '');
    if (result !== 0) return result;
  }
  if (x.length === y.length) return 0;
  const rest = (x.length > y.length ? x : y)[Math.min(x.length, y.length)] ?? '';
  const result = /^\d/.test(rest) ? 1 : comparePart(rest, '#N#');
  return x.length > y.length ? result : -result;
}

/** `version_compare`, with or without an operator. */
export function compareVersions(a: Arguments, one: string, two: string, operator: string | null): Value {
  const result = order(one, two);
  switch (operator) {
    case null:
      return result || 0;
    case '<':
    case 'lt':
      return result < 0;
    case '<=':
    case 'le':
      return result <= 0;
    case '>':
    case 'gt':
      return result > 0;
    case '>=':
    case 'ge':
      return result >= 0;
    case '==':
    case 'eq':
      return result === 0;
    case '!=':
    case '<>':
    case 'ne':
      return result !== 0;
    default:
      throw a.valueError(2, 'must be a valid comparison operator');
  }
}
