import { type DateFields, type Moment, resolveFields } from './date/fields.ts';
import { formatLocal, localTime } from './date/format.ts';
import { parseByFormat } from './date/from-format.ts';
import { parseDateText } from './date/text.ts';
import { findZone, requireZone, type Zone, zoneName } from './date/zones.ts';
import { PhpException } from './errors.ts';

export { requireZone, type Zone, zoneIdentifiers } from './date/zones.ts';

/** A `\DateTime`: an instant and the zone that it is shown in. Immutable. */
export class PhpDate implements Moment {
  constructor(
    /** Whole seconds since the epoch. */
    readonly epoch: number,
    readonly zone: Zone,
    readonly microseconds = 0,
  ) {}

  /** The name of the zone, as `getTimezone()->getName()`. */
  get timezone(): string {
    return zoneName(this.zone);
  }

  /** As `DateTime::format`. */
  format(format: string): string {
    return formatLocal(format, localTime(this.epoch, this.zone, this.microseconds));
  }

  /** The same instant in another zone. */
  in(zone: Zone): PhpDate {
    return new PhpDate(this.epoch, zone, this.microseconds);
  }
}

/** What `DateTime::createFromFormat` gave, with the errors and warnings of `getLastErrors` by position. */
export interface CreatedDate {
  /** `undefined` where PHP returns FALSE. */
  readonly date: PhpDate | undefined;
  readonly errors: ReadonlyMap<number, string>;
  /** A date that rolled over (`The parsed date was invalid`) is a warning only. */
  readonly warnings: ReadonlyMap<number, string>;
}

/** PHP's `date()` with a zone. @param timestamp seconds since the epoch */
export function formatDate(format: string, timestamp: number, timezone: string | Zone): string {
  const zone = typeof timezone === 'string' ? zoneOr(timezone) : timezone;
  return formatLocal(format, localTime(Math.floor(timestamp), zone));
}

/**
 * `DateTime::createFromFormat`: fields that the format does not name take the present time unless the format holds `!` or `|`;
 * months and days beyond their range roll over with a warning.
 * @param now milliseconds since the epoch
 */
export function createFromFormat(format: string, text: string, timezone: string | Zone, now: number): CreatedDate {
  const { fields, errors, warnings } = parseByFormat(format, text);
  if (errors.size > 0) return { date: undefined, errors, warnings };
  const zone = typeof timezone === 'string' ? requireZone(timezone) : timezone;
  return { date: dateOf(fields, now, zone, true), errors, warnings };
}

/**
 * `new DateTime($text)`.
 * @throws PhpException where the text is no date
 */
export function parseDate(text: string, timezone: string | Zone, now: number): PhpDate {
  const zone = typeof timezone === 'string' ? requireZone(timezone) : timezone;
  const fields = parseDateText(text);
  if (fields === undefined)
    throw new PhpException(
      'Exception',
      `DateTime::__construct(): Failed to parse time string (${text}) at position 0 (${text.charAt(0)})`,
    );
  return dateOf(fields, now, zone, false);
}

/** PHP's `strtotime`: seconds since the epoch, FALSE where the text is no date. @param now milliseconds since the epoch */
export function strtotime(text: string, now: number, timezone: string | Zone): number | false {
  const zone = typeof timezone === 'string' ? zoneOr(timezone) : timezone;
  const fields = text === '' ? undefined : parseDateText(text);
  return fields === undefined ? false : dateOf(fields, now, zone, false).epoch;
}

function dateOf(fields: DateFields, now: number, zone: Zone, keepTime: boolean): PhpDate {
  const epoch = Math.floor(now / 1000);
  const present = { epoch, microseconds: Math.floor((now - epoch * 1000) * 1000), zone };
  const moment = resolveFields(fields, present, keepTime);
  return new PhpDate(moment.epoch, moment.zone, moment.microseconds);
}

/** PHP falls back to UTC where the configured zone does not exist. */
function zoneOr(name: string): Zone {
  return findZone(name) ?? { kind: 'identifier', name: 'UTC' };
}
