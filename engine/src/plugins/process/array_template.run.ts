import { debugType } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import { arrayFrom, entries, isArray, type Value } from '../../php/value.ts';
import type { Row } from '../../pipeline/row.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { argumentError, nestedElement } from './nested-array.ts';

/** migrate_plus' `ArrayTemplate`. */
const factory: ProcessFactory = (configuration) => {
  const template = option(configuration, 'template');
  if (!isArray(template)) {
    throw new PhpException('InvalidArgumentException', 'The "template" must be set to an array.');
  }
  return { transform: (value, { row }) => filled(template, value, row) };
};

function filled(template: Value, value: Value, row: Row): Value {
  if (isArray(template)) {
    return arrayFrom(Array.from(entries(template), ([key, part]) => [key, filled(part, value, row)] as const));
  }
  const [, type, path = ''] =
    typeof template === 'string' ? (/^(source|dest|pipeline):(.*)$/s.exec(template) ?? []) : [];
  if (type === 'source') return row.sourceProperty(path) ?? null;
  if (type === 'dest') return row.destinationProperty(path) ?? null;
  return type === 'pipeline' ? partOf(value, path) : template;
}

/** @throws PhpError TypeError for a part of what has none */
function partOf(value: Value, path: string): Value {
  if (path === '') return value;
  if (!isArray(value)) throw argumentError(1, '$array', `must be of type array, ${debugType(value)} given`);
  return nestedElement(value, path.split('/')) ?? null;
}

export default factory;
