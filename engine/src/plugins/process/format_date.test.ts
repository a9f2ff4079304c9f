import { describe, expect, it } from 'vitest';
import { PhpFloat } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import formatDate from './format_date.run.ts';
import { resultOf, run, testSite } from './testing.ts';

const us = { from_format: 'm/d/Y H:i:s', to_format: 'Y-m-d\\TH:i:s' };
const day = { from_format: 'm/d/Y', to_format: 'Y-m-d' };

describe('format_date', () => {
  it('reads one format and writes another', async () => {
    expect(await resultOf(formatDate, us, '05/19/2017 12:30:00')).toBe('2017-05-19T12:30:00');
    expect(await resultOf(formatDate, { from_format: 'U', to_format: 'Y-m-d H:i:s P' }, '1495197000')).toBe(
      '2017-05-19 12:30:00 +00:00',
    );
    expect(await resultOf(formatDate, { from_format: 'U', to_format: 'c' }, 1495197000)).toBe(
      '2017-05-19T12:30:00+00:00',
    );
  });

  it('converts between time zones, the site’s being the default', async () => {
    const value = '05/19/2017 12:30:00';
    expect(await resultOf(formatDate, { ...us, from_timezone: 'America/New_York', to_timezone: 'UTC' }, value)).toBe(
      '2017-05-19T16:30:00',
    );
    expect(await resultOf(formatDate, { ...us, to_format: 'c', to_timezone: 'Asia/Tokyo' }, value)).toBe(
      '2017-05-19T21:30:00+09:00',
    );
    const services = { site: testSite({ timezone: 'Europe/Paris' }) };
    expect(await resultOf(formatDate, { ...us, to_format: 'c' }, value, { services })).toBe(
      '2017-05-19T12:30:00+02:00',
    );
  });

  it.each([null, '', [], false, new PhpFloat(0)])(
    'gives an empty string for %j, before it looks at its options',
    async (value) => {
      expect(await resultOf(formatDate, {}, value)).toBe('');
    },
  );

  it('takes 0 and "0" for dates', async () => {
    expect(await resultOf(formatDate, { from_format: 'U', to_format: 'Y' }, 0)).toBe('1970');
    expect(await resultOf(formatDate, { from_format: 'U', to_format: 'Y' }, '0')).toBe('1970');
  });

  it('fails the row without its formats', async () => {
    await expect(run(formatDate, { to_format: 'Y' }, 'x')).rejects.toThrow(
      'Format date plugin is missing from_format configuration.',
    );
    await expect(run(formatDate, { from_format: 'Y', to_format: '' }, 'x')).rejects.toThrow(
      'Format date plugin is missing to_format configuration.',
    );
  });

  it('fails the row for what is no such date', async () => {
    await expect(run(formatDate, day, 'soon')).rejects.toThrow(
      new MigrateException(
        "Format date plugin could not transform 'soon' using the format 'm/d/Y'. Error: The date cannot be created from a format.",
      ),
    );
  });

  it.each(['5/19/2017', '02/30/2017'])(
    'fails the row for %s, which reads differently when it is written back',
    async (value) => {
      await expect(run(formatDate, day, value)).rejects.toThrow(
        `Format date plugin could not transform '${value}' using the format 'm/d/Y'. Error: The created date does not match the input value.`,
      );
    },
  );

  it('accepts it without validation', async () => {
    const settings = { validate_format: false };
    expect(await resultOf(formatDate, { ...day, settings }, '02/30/2017')).toBe('2017-03-02');
    expect(await resultOf(formatDate, { ...day, settings }, '5/19/2017')).toBe('2017-05-19');
  });

  it('takes months and days of 00 in Drupal’s storage format for 01', async () => {
    const storage = { from_format: 'Y-m-d\\TH:i:s', to_format: 'Y-m-d' };
    expect(await resultOf(formatDate, storage, '2010-00-00T00:00:00')).toBe('2010-01-01');
    expect(await resultOf(formatDate, storage, '2010-05-00T00:00:00')).toBe('2010-05-01');
  });

  it('fills what the format leaves open with the present', async () => {
    expect(await resultOf(formatDate, { from_format: 'Y-m-d', to_format: 'H:i:s' }, '2017-05-19')).toBe('03:04:05');
    expect(await resultOf(formatDate, { from_format: 'Y-m-d', to_format: 'u' }, '2017-05-19')).toBe('000000');
  });

  it('dies of an unknown source zone, and gives NULL for an unknown destination zone', async () => {
    await expect(run(formatDate, { ...day, from_timezone: 'Nowhere/X' }, '05/19/2017')).rejects.toThrow(/Nowhere\/X/);
    expect(await resultOf(formatDate, { ...day, to_timezone: 'Nowhere/X' }, '05/19/2017')).toBeNull();
  });

  it('dies of a list', async () => {
    await expect(run(formatDate, day, ['x'])).rejects.toThrow(
      'DateTime::createFromFormat(): Argument #2 ($datetime) must be of type string, array given',
    );
  });
});
