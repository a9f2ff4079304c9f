import { toInt } from '../../php/conversion.ts';
import type { ProcessFactory } from '../process.ts';

/** What PHP's `timezone_name_from_abbr('', $offset, 0)` answers, by offset in minutes. */
const NAMES: ReadonlyMap<number, string> = new Map([
  [-660, 'Pacific/Apia'],
  [-600, 'Pacific/Honolulu'],
  [-540, 'America/Anchorage'],
  [-480, 'America/Los_Angeles'],
  [-420, 'America/Denver'],
  [-360, 'America/Chicago'],
  [-300, 'America/New_York'],
  [-270, 'America/Caracas'],
  [-240, 'America/Halifax'],
  [-180, 'America/Sao_Paulo'],
  [-60, 'Atlantic/Azores'],
  [0, 'Europe/London'],
  [60, 'Europe/Paris'],
  [120, 'Europe/Helsinki'],
  [180, 'Europe/Moscow'],
  [240, 'Asia/Dubai'],
  [300, 'Asia/Karachi'],
  [330, 'Asia/Kolkata'],
  [345, 'Asia/Katmandu'],
  [420, 'Asia/Krasnoyarsk'],
  [480, 'Asia/Shanghai'],
  [540, 'Asia/Tokyo'],
  [600, 'Australia/Melbourne'],
  [720, 'Pacific/Auckland'],
]);

/** `Drupal\system\Plugin\migrate\process\d6\TimeZone`. */
const factory: ProcessFactory = () => ({
  transform: (value) => NAMES.get(Number(toInt(value)) / 60) ?? 'UTC',
});

export default factory;
