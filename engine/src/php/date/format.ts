import { civilFromDays, dayOfWeek, daysFromCivil, daysInMonth, isLeapYear, isoWeek } from './calendar.ts';
import { DAYS, MONTHS, ordinalSuffix } from './names.ts';
import { offsetText, type Zone, type ZoneInfo, zoneInfo, zoneName } from './zones.ts';

/** An instant as a zone's clocks and calendar show it. */
export interface LocalTime {
  readonly epoch: number;
  readonly microseconds: number;
  readonly zone: Zone;
  readonly info: ZoneInfo;
  readonly days: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
}

/** What the clocks of a zone show at an instant (whole seconds since the epoch). */
export function localTime(epoch: number, zone: Zone, microseconds = 0): LocalTime {
  const info = zoneInfo(zone, epoch);
  const local = epoch + info.offset;
  const days = Math.floor(local / 86400);
  const seconds = local - days * 86400;
  return {
    epoch,
    microseconds,
    zone,
    info,
    days,
    ...civilFromDays(days),
    hour: Math.floor(seconds / 3600),
    minute: Math.floor((seconds % 3600) / 60),
    second: seconds % 60,
  };
}

const pad = (value: number, width: number): string => String(value).padStart(width, '0');

function signedYear(year: number, width: number): string {
  return `${year < 0 ? '-' : ''}${pad(Math.abs(year), width)}`;
}

/** Swatch beats. */
function beats(t: LocalTime): number {
  const seconds = (((t.epoch + 3600) % 86400) + 86400) % 86400;
  return Math.floor((seconds * 10) / 864) % 1000;
}

/** The characters of PHP's date formats. */
const CHARACTERS: Readonly<Record<string, (t: LocalTime) => string>> = {
  d: (t) => pad(t.day, 2),
  D: (t) => (DAYS[dayOfWeek(t.days)] ?? '').slice(0, 3),
  j: (t) => String(t.day),
  l: (t) => DAYS[dayOfWeek(t.days)] ?? '',
  N: (t) => String(dayOfWeek(t.days) || 7),
  S: (t) => ordinalSuffix(t.day),
  w: (t) => String(dayOfWeek(t.days)),
  z: (t) => String(t.days - daysFromCivil(t.year, 1, 1)),
  W: (t) => pad(isoWeek(t.days).week, 2),
  o: (t) => String(isoWeek(t.days).year),
  F: (t) => MONTHS[t.month - 1] ?? '',
  M: (t) => (MONTHS[t.month - 1] ?? '').slice(0, 3),
  m: (t) => pad(t.month, 2),
  n: (t) => String(t.month),
  t: (t) => String(daysInMonth(t.year, t.month)),
  L: (t) => (isLeapYear(t.year) ? '1' : '0'),
  Y: (t) => signedYear(t.year, 4),
  x: (t) => (t.year < 0 ? '' : t.year >= 10000 ? '+' : '') + signedYear(t.year, 4),
  X: (t) => (t.year < 0 ? '' : '+') + signedYear(t.year, 4),
  y: (t) => pad(t.year % 100, 2),
  a: (t) => (t.hour < 12 ? 'am' : 'pm'),
  A: (t) => (t.hour < 12 ? 'AM' : 'PM'),
  B: (t) => pad(beats(t), 3),
  g: (t) => String(t.hour % 12 || 12),
  G: (t) => String(t.hour),
  h: (t) => pad(t.hour % 12 || 12, 2),
  H: (t) => pad(t.hour, 2),
  i: (t) => pad(t.minute, 2),
  s: (t) => pad(t.second, 2),
  u: (t) => pad(t.microseconds, 6),
  v: (t) => pad(Math.floor(t.microseconds / 1000), 3),
  e: (t) => zoneName(t.zone),
  I: (t) => (t.info.daylight ? '1' : '0'),
  O: (t) => offsetText(t.info.offset, ''),
  P: (t) => offsetText(t.info.offset, ':'),
  p: (t) => (t.info.offset === 0 && isUtc(t) ? 'Z' : offsetText(t.info.offset, ':')),
  T: (t) => t.info.abbreviation,
  Z: (t) => String(t.info.offset),
  c: (t) => formatLocal('Y-m-d\\TH:i:sP', t),
  r: (t) => formatLocal('D, d M Y H:i:s O', t),
  U: (t) => String(t.epoch),
};

function isUtc(t: LocalTime): boolean {
  return t.info.abbreviation === 'UTC' || t.info.abbreviation === 'Z' || t.info.abbreviation === '+00:00';
}

/** Formats a local time; `\` keeps the next character. */
export function formatLocal(format: string, t: LocalTime): string {
  let text = '';
  for (let i = 0; i < format.length; i++) {
    const character = format.charAt(i);
    if (character === '\\') text += format.charAt(++i);
    else text += Object.hasOwn(CHARACTERS, character) ? (CHARACTERS[character]?.(t) ?? '') : character;
  }
  return text;
}
