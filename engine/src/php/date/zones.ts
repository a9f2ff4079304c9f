import { PhpException } from '../errors.ts';
import data from './zones.generated.json' with { type: 'json' };

/** A time zone as PHP keeps it: an identifier, a fixed offset, or an abbreviation with its offset. */
export type Zone =
  | { readonly kind: 'identifier'; readonly name: string }
  | { readonly kind: 'offset'; readonly seconds: number }
  | { readonly kind: 'abbreviation'; readonly name: string; readonly seconds: number; readonly daylight: boolean };

/** What a zone's clocks show at an instant. */
export interface ZoneInfo {
  /** Seconds east of UTC. */
  readonly offset: number;
  readonly abbreviation: string;
  readonly daylight: boolean;
}

type Kind = readonly (number | string)[];

const zones: ReadonlyMap<string, readonly Kind[]> = new Map(Object.entries(data.zones));
const identifiers: ReadonlyMap<string, string> = new Map([...zones.keys()].map((name) => [name.toLowerCase(), name]));
const abbreviations: ReadonlyMap<string, readonly number[]> = new Map(Object.entries(data.abbreviations));

export const UTC: Zone = { kind: 'identifier', name: 'UTC' };

/** The zone that a text names, in any case: an identifier, an offset like `+02:00`, or an abbreviation like `EST`. */
export function findZone(text: string): Zone | undefined {
  const offset = parseOffset(text);
  if (offset !== undefined) return { kind: 'offset', seconds: offset };
  const lower = text.toLowerCase();
  if (lower === 'utc') return UTC;
  const abbreviation = abbreviations.get(lower);
  if (abbreviation !== undefined)
    return {
      kind: 'abbreviation',
      name: text.toUpperCase(),
      seconds: abbreviation[0] ?? 0,
      daylight: abbreviation[1] === 1,
    };
  const name = identifiers.get(lower);
  return name === undefined ? undefined : { kind: 'identifier', name };
}

/**
 * `new DateTimeZone($name)`.
 * @throws PhpException with PHP's text for an unknown zone
 */
export function requireZone(name: string): Zone {
  const zone = findZone(name);
  if (zone === undefined)
    throw new PhpException('Exception', `DateTimeZone::__construct(): Unknown or bad timezone (${name})`);
  return zone;
}

/** All identifiers that PHP knows, in its order. */
export function zoneIdentifiers(): readonly string[] {
  return [...zones.keys()];
}

/** Seconds of `+02:00`, `-0530`, `+2`, `GMT+1`; `undefined` for anything else. */
export function parseOffset(text: string): number | undefined {
  const match = /^(?:GMT)?([+-])(\d{1,2})(?::?(\d{2}))?(?::?(\d{2}))?$/i.exec(text);
  if (match === null) return undefined;
  const [, sign, hours, minutes = '0', seconds = '0'] = match;
  const total = Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds);
  return sign === '-' ? -total || 0 : total;
}

/** A zone's name as `e` formats it. */
export function zoneName(zone: Zone): string {
  return zone.kind === 'offset' ? offsetText(zone.seconds, ':') : zone.name;
}

/** `+02:00` or, without a separator, `+0200`. */
export function offsetText(seconds: number, separator: string): string {
  const total = Math.abs(seconds);
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${seconds < 0 ? '-' : '+'}${two(Math.floor(total / 3600))}${separator}${two(Math.floor((total % 3600) / 60))}`;
}

/** What a zone's clocks show at an instant. */
export function zoneInfo(zone: Zone, epoch: number): ZoneInfo {
  if (zone.kind === 'offset')
    return { offset: zone.seconds, abbreviation: offsetText(zone.seconds, ':'), daylight: false };
  if (zone.kind === 'abbreviation') return { offset: zone.seconds, abbreviation: zone.name, daylight: zone.daylight };
  const offset = identifierOffset(zone.name, epoch);
  const kind = zones.get(zone.name)?.find(([seconds]) => seconds === offset);
  return { offset, abbreviation: String(kind?.[1] ?? 'LMT'), daylight: kind?.[2] === 1 };
}

/**
 * The instant at which a zone's clocks show this local time (seconds as if it were UTC). Where clocks are set back PHP takes
 * the time after the change east of Greenwich and the one before it to the west; a time that is left out moves on by the gap.
 */
export function epochOfLocal(zone: Zone, local: number): number {
  if (zone.kind !== 'identifier') return local - zone.seconds;
  const guess = identifierOffset(zone.name, local);
  const actual = identifierOffset(zone.name, local - guess);
  const reached = actual <= guess || identifierOffset(zone.name, local - actual) === actual;
  return local - (reached ? actual : guess);
}

const QUARTER = 900;
const CACHE_LIMIT = 20_000;
const formats = new Map<string, Intl.DateTimeFormat>();
const offsets = new Map<string, Map<number, number>>();

/** Offsets change at quarters of an hour only, so one look-up serves all instants of a quarter. */
function identifierOffset(name: string, epoch: number): number {
  if (name === 'UTC') return 0;
  let cache = offsets.get(name);
  if (cache === undefined || cache.size > CACHE_LIMIT) {
    cache = new Map();
    offsets.set(name, cache);
  }
  const quarter = Math.floor(epoch / QUARTER);
  let offset = cache.get(quarter);
  if (offset === undefined) {
    offset = lookUpOffset(name, quarter * QUARTER);
    cache.set(quarter, offset);
  }
  return offset;
}

/** The farthest instant that JavaScript's dates reach; PHP goes on with the last rule. */
const FARTHEST = 8_639_999_999_999;

function lookUpOffset(name: string, epoch: number): number {
  let format = formats.get(name);
  if (format === undefined) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: name,
      hourCycle: 'h23',
      era: 'short',
      year: 'numeric',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
      second: 'numeric',
    });
    formats.set(name, format);
  }
  const instant = Math.max(-FARTHEST, Math.min(FARTHEST, epoch));
  const part = new Map(format.formatToParts(instant * 1000).map(({ type, value }) => [type, value]));
  const number = (type: Intl.DateTimeFormatPartTypes): number => Number(part.get(type));
  const year = part.get('era') === 'BC' ? 1 - number('year') : number('year');
  const utc = new Date(0);
  utc.setUTCFullYear(year, number('month') - 1, number('day'));
  utc.setUTCHours(number('hour'), number('minute'), number('second'), 0);
  return utc.getTime() / 1000 - instant;
}
