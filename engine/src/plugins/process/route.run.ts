import { debugType, stringOf } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import { parseStr } from '../../php/parse-str.ts';
import { arrayFrom, elementAt, entries, isArray, type PhpArray, PhpObject, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { ProcessFactory } from '../process.ts';
import { type FoundUrl, findUrl } from './path-validator.ts';

/** `Drupal\migrate\Plugin\migrate\process\Route`. */
const factory: ProcessFactory = (_configuration, { services }) => ({
  transform: (value) => {
    const [link, options]: readonly [Value, Value] =
      typeof value === 'string' ? [value, []] : [element(value, 0), element(value, 1)];
    return andThen(findUrl(linkText(link), services), (found) => (found ? routeOf(found, options) : []));
  },
});

function element(value: Value, index: number): Value {
  return isArray(value) ? (elementAt(value, index) ?? null) : null;
}

function linkText(link: Value): string {
  if (isArray(link) || link instanceof PhpObject) {
    throw new PhpError('TypeError', `ltrim(): Argument #1 ($string) must be of type string, ${debugType(link)} given`);
  }
  return stringOf(link);
}

function routeOf(found: FoundUrl, options: Value): PhpArray {
  if ('external' in found) return route(null, [], options, found.external);
  const parameters = arrayFrom(found.parameters);
  const query = isArray(options) ? (elementAt(options, 'query') ?? null) : null;
  if (query === null) return route(found.routeName, parameters, union(found.options, options), null);
  const own = elementAt(found.options, 'query') ?? null;
  const given = withElement(options, 'query', union(own, typeof query === 'string' ? parseStr(query) : query));
  const rest = arrayFrom([...entries(found.options)].filter(([key]) => key !== 'query'));
  return route(found.routeName, parameters, union(rest, given), null);
}

function route(name: Value, parameters: Value, options: Value, url: Value): PhpArray {
  return arrayFrom([
    ['route_name', name],
    ['route_parameters', parameters],
    ['options', options],
    ['url', url],
  ]);
}

function withElement(array: Value, key: string, value: Value): PhpArray {
  return arrayFrom([...(isArray(array) ? entries(array) : []), [key, value]]);
}

/** PHP's `+` of two arrays: what the first has wins. */
function union(first: Value, second: Value): PhpArray {
  if (!isArray(first) || !isArray(second)) {
    throw new PhpError('TypeError', `Unsupported operand types: ${debugType(first)} + ${debugType(second)}`);
  }
  const all = new Map(entries(first));
  for (const [key, value] of entries(second)) if (!all.has(key)) all.set(key, value);
  return arrayFrom(all);
}

export default factory;
