import { debugType, looseEquals, stringOf } from '../../php/conversion.ts';
import { createFromFormat, strtotime } from '../../php/date.ts';
import { PhpError, PhpException } from '../../php/errors.ts';
import { isArray, PhpObject, type Value } from '../../php/value.ts';
import type { ConditionFactory } from '../condition.ts';
import { MigrateException } from '../exceptions.ts';
import type { Services } from '../services.ts';
import { comparedWith } from './comparison.ts';
import { invalid } from './configured.ts';

/** migrate_conditions' `OlderThan`. */
const factory: ConditionFactory = (configuration, { process: { services } }) => {
  const format = stringOf(configuration.get('format') ?? null);
  const other = comparedWith('older_than', configuration);
  const isFixed = configuration.has('value');
  const fixed = isFixed ? anyDate(configuration.get('value') ?? null, format, services) : undefined;
  if (isFixed && fixed === undefined) {
    throw invalid("The 'value' passed to older_than could not be converted into a datetime object.");
  }
  return {
    evaluate: (source, row) => {
      const limit = fixed ?? anyDate(other(row), format, services);
      if (limit === undefined) {
        throw new MigrateException(
          "The 'property' passed to older_than could not be converted into a datetime object.",
        );
      }
      const date = formattedDate(source, format, services);
      if (date === undefined) throw new MigrateException('The date cannot be created from a format.');
      return date < limit;
    },
  };
};

/** Seconds since the epoch of whatever `strtotime` understands, else of a date in the format; `undefined` for neither. */
function anyDate(value: Value, format: string, services: Services): number | undefined {
  const text = textOf(value, 'strtotime', 1, 'datetime');
  const time = strtotime(text, services.clock.now(), services.site.timezone);
  return time === false ? formattedDate(text, format, services) : time;
}

/** @throws PhpException UnexpectedValueException for a date that reads differently when it is written again */
function formattedDate(value: Value, format: string, services: Services): number | undefined {
  const text = textOf(value, 'DateTime::createFromFormat', 2, 'datetime');
  const { date } = createFromFormat(format, text, services.site.timezone, services.clock.now());
  if (date !== undefined && !looseEquals(date.format(format), value)) {
    throw new PhpException('UnexpectedValueException', 'The created date does not match the input value.');
  }
  return date?.epoch;
}

function textOf(value: Value, callee: string, position: number, name: string): string {
  if (!isArray(value) && !(value instanceof PhpObject)) return stringOf(value);
  throw new PhpError(
    'TypeError',
    `${callee}(): Argument #${position} ($${name}) must be of type string, ${debugType(value)} given`,
  );
}

export default factory;
