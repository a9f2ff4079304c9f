/** PHP's conversions and comparisons in one place: what plugins import. */
export {
  debugType,
  isNumeric,
  stringOf,
  toBoolean,
  toFloat,
  toInt,
  toNumber,
  typeName,
} from './casts.ts';
export { compare, looseEquals, strictEquals } from './comparison.ts';
export { exportValue } from './export.ts';
