import { debugType, looseEquals, stringOf, toBoolean } from '../../php/conversion.ts';
import { createFromFormat, PhpDate, requireZone, type Zone } from '../../php/date.ts';
import { PhpError, PhpException } from '../../php/errors.ts';
import { elementAt, isArray, PhpObject, type Value } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { Configuration, ProcessFactory } from '../process.ts';
import type { Services } from '../services.ts';
import { isOn, option } from './configuration.ts';

/** The format of date fields, which old Drupal versions filled with months and days of 00. */
const STORAGE_FORMAT = 'Y-m-d\\TH:i:s';

/** `Drupal\migrate\Plugin\migrate\process\FormatDate`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const zoneOption = (name: string): Value => option(configuration, name) ?? services.site.timezone;
  const validate = shouldValidate(option(configuration, 'settings'));
  return {
    transform: (value) => {
      if (!toBoolean(value) && value !== '0' && value !== 0) return '';
      const from = requiredFormat(configuration, 'from_format');
      const to = requiredFormat(configuration, 'to_format');
      const given = from === STORAGE_FORMAT ? withoutZeroDays(value) : value;
      const date = readDate(given, from, fromZone(zoneOption('from_timezone'), services), validate, services);
      return writeDate(date, to, zoneOption('to_timezone'));
    },
  };
};

function requiredFormat(configuration: Configuration, name: string): string {
  if (!isOn(configuration, name)) {
    throw new MigrateException(`Format date plugin is missing ${name} configuration.`);
  }
  return stringArgument(option(configuration, name), 1, 'format');
}

/** `validate_format` is on unless it is set to something falsy. */
function shouldValidate(settings: Value): boolean {
  const setting = isArray(settings) ? (elementAt(settings, 'validate_format') ?? null) : null;
  return setting === null || toBoolean(setting);
}

function withoutZeroDays(value: Value): Value {
  if (isArray(value) || value instanceof PhpObject) return value;
  return stringOf(value).replaceAll('-00-00T', '-01-01T').replaceAll('-00T', '-01T');
}

/** Anything but a text that is not empty stands for the site's zone. @throws PhpException for an unknown zone */
function fromZone(zone: Value, services: Services): Zone {
  return requireZone(typeof zone === 'string' && toBoolean(zone) ? zone : services.site.timezone);
}

/** `DateTimePlus::createFromFormat`, which compares what it read with the value. */
function readDate(value: Value, format: string, zone: Zone, validate: boolean, services: Services): PhpDate {
  const text = stringArgument(value, 2, 'datetime');
  const { date } = createFromFormat(format, text, zone, services.clock.now());
  const fail = (reason: string) =>
    new MigrateException(
      `Format date plugin could not transform '${text}' using the format '${format}'. Error: ${reason}`,
    );
  if (date === undefined) throw fail('The date cannot be created from a format.');
  if (validate && !looseEquals(date.format(format), value)) {
    throw fail('The created date does not match the input value.');
  }
  return date;
}

/** An unknown zone gives NULL: `DateTimePlus::format` swallows the exception. */
function writeDate(date: PhpDate, format: string, zone: Value): Value {
  const name = stringArgument(zone, 1, 'timezone', 'DateTimeZone::__construct');
  try {
    return new PhpDate(date.epoch, requireZone(name)).format(format);
  } catch (error) {
    if (error instanceof PhpException) return null;
    throw error;
  }
}

/** A value as PHP's non-strict code passes it for a string. */
function stringArgument(value: Value, position: number, name: string, callee = 'DateTime::createFromFormat'): string {
  if (!isArray(value) && !(value instanceof PhpObject)) return stringOf(value);
  throw new PhpError(
    'TypeError',
    `${callee}(): Argument #${position} ($${name}) must be of type string, ${debugType(value)} given`,
  );
}

export default factory;
