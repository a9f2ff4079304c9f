import { daysFromCivil, daysInMonth } from '../date/calendar.ts';
import { localTime } from '../date/format.ts';
import { epochOfLocal, findZone, type Zone } from '../date/zones.ts';
import { formatDate, strtotime } from '../date.ts';
import { arrayFrom, type Key, PhpFloat, type Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import type { Implementation, Implementations } from './function.ts';

function siteZone(a: Arguments): Zone {
  return findZone(a.env.timezone) ?? { kind: 'identifier', name: 'UTC' };
}

function seconds(a: Arguments): number {
  return Math.floor(a.env.now() / 1000);
}

/** The timestamp argument, or the present. */
function timestampOf(a: Arguments, index: number): number {
  return a.countOrNull(index) ?? seconds(a);
}

function idate(a: Arguments): Value {
  const format = a.string(0);
  if (format.length !== 1) throw a.valueError(0, 'must be one character');
  if (!/^[BdhHiILmNostUwWyYzZ]$/.test(format)) return false;
  return Number(formatDate(format === 'y' ? 'y' : format, timestampOf(a, 1), siteZone(a)));
}

/** `mktime`: what is not given is taken from the present. */
function makeTime(zoneFor: (a: Arguments) => Zone): Implementation {
  return (a) => {
    const zone = zoneFor(a);
    const now = localTime(seconds(a), zone);
    const year = a.countOrNull(5);
    const full =
      year === null ? now.year : year >= 0 && year < 70 ? year + 2000 : year >= 70 && year <= 100 ? year + 1900 : year;
    const days = daysFromCivil(full, a.countOrNull(3) ?? now.month, a.countOrNull(4) ?? now.day);
    const time = a.count(0) * 3600 + (a.countOrNull(1) ?? now.minute) * 60 + (a.countOrNull(2) ?? now.second);
    return epochOfLocal(zone, days * 86400 + time);
  };
}

function getDate(a: Arguments): Value {
  const timestamp = timestampOf(a, 0);
  const part = (format: string): string => formatDate(format, timestamp, siteZone(a));
  const number = (format: string): number => Number(part(format));
  return new Map<Key, Value>([
    ['seconds', number('s')],
    ['minutes', number('i')],
    ['hours', number('G')],
    ['mday', number('j')],
    ['wday', number('w')],
    ['mon', number('n')],
    ['year', number('Y')],
    ['yday', number('z')],
    ['weekday', part('l')],
    ['month', part('F')],
    [0, timestamp],
  ]);
}

function localTimeOf(a: Arguments): Value {
  const t = localTime(timestampOf(a, 0), siteZone(a));
  const number = (format: string): number => Number(formatDate(format, t.epoch, t.zone));
  const values = [
    t.second,
    t.minute,
    t.hour,
    t.day,
    t.month - 1,
    t.year - 1900,
    number('w'),
    number('z'),
    Number(t.info.daylight),
  ];
  const names = ['tm_sec', 'tm_min', 'tm_hour', 'tm_mday', 'tm_mon', 'tm_year', 'tm_wday', 'tm_yday', 'tm_isdst'];
  return a.bool(1) ? arrayFrom(names.map((name, i) => [name, values[i] ?? 0] as const)) : values;
}

function checkDate(a: Arguments): Value {
  const [month, day, year] = [a.count(0), a.count(1), a.count(2)];
  return year >= 1 && year <= 32767 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

function strToTime(a: Arguments): Value {
  const base = a.countOrNull(1);
  return strtotime(a.string(0), base === null ? a.env.now() : base * 1000, siteZone(a));
}

/** Dates and times. Objects (`date_create`) are not values of a pipeline. */
export const dateFunctions: Implementations = {
  date: (a) => formatDate(a.string(0), timestampOf(a, 1), siteZone(a)),
  gmdate: (a) => formatDate(a.string(0), timestampOf(a, 1), 'UTC'),
  idate,
  mktime: makeTime(siteZone),
  gmmktime: makeTime(() => ({ kind: 'identifier', name: 'UTC' })),
  checkdate: checkDate,
  strtotime: strToTime,
  time: (a) => seconds(a),
  microtime: (a) => {
    const now = a.env.now() / 1000;
    return a.bool(0) ? new PhpFloat(now) : `${(now - Math.floor(now)).toFixed(8)} ${Math.floor(now)}`;
  },
  getdate: getDate,
  localtime: localTimeOf,
  date_default_timezone_get: (a) => a.env.timezone,
};
