import { describe, expect, test } from 'vitest';
import { createFromFormat, formatDate, parseDate, requireZone, strtotime } from './date.ts';
import { PhpException } from './errors.ts';

/** 2023-11-14 22:13:20 UTC, a Tuesday. */
const NOW = 1_700_000_000_000;

function created(format: string, text: string, timezone = 'UTC'): string | undefined {
  return createFromFormat(format, text, timezone, NOW).date?.format('Y-m-d H:i:s');
}

describe('createFromFormat', () => {
  test('fields that the format does not name take the present time', () => {
    expect(created('m/d/Y', '05/19/2017')).toBe('2017-05-19 22:13:20');
    expect(created('H:i', '10:30')).toBe('2023-11-14 10:30:00');
  });

  test('| resets what is not read, ! what was read before', () => {
    expect(created('Y-m-d|', '2020-02-29')).toBe('2020-02-29 00:00:00');
    expect(created('!d/m/Y', '15/08/2009')).toBe('2009-08-15 00:00:00');
  });

  test('days and months beyond their range roll over with a warning', () => {
    const { date, warnings } = createFromFormat('m/d/Y', '02/30/2017', 'UTC', NOW);
    expect(date?.format('Y-m-d')).toBe('2017-03-02');
    expect([...warnings.values()]).toEqual(['The parsed date was invalid']);
  });

  test.each([
    ['m/d/Y', 'soon'],
    ['Y-m-d', '2020-02'],
    ['Y-m-d', '2020-02-29 10:00'],
    ['g:i A', '13:05 PM'],
    ['D, d M y', 'Foo, 13 Mar 10'],
    ['Y-m-d e', '2020-01-01 Nowhere/X'],
  ])('%s does not read %s', (format, text) => {
    expect(createFromFormat(format, text, 'UTC', NOW).date).toBeUndefined();
  });

  test('a zone in the text wins over the given one', () => {
    const { date } = createFromFormat('Y-m-d\\TH:i:sP', '2017-05-19T12:30:00+02:00', 'Asia/Tokyo', NOW);
    expect(date?.format('c e')).toBe('2017-05-19T12:30:00+02:00 +02:00');
  });

  test('a date that is shown in another zone is the same instant', () => {
    const { date } = createFromFormat('m/d/Y H:i:s', '05/19/2017 12:30:00', 'America/New_York', NOW);
    expect(date?.in(requireZone('UTC')).format('c')).toBe('2017-05-19T16:30:00+00:00');
    expect(date?.in(requireZone('Asia/Tokyo')).format('c T')).toBe('2017-05-20T01:30:00+09:00 JST');
  });

  test('a time stamp is in UTC', () => {
    expect(createFromFormat('U', '1495197000', 'Europe/Paris', NOW).date?.format('Y-m-d H:i:s P')).toBe(
      '2017-05-19 12:30:00 +00:00',
    );
  });
});

describe('strtotime', () => {
  const at = (text: string, timezone = 'UTC'): string | false => {
    const epoch = strtotime(text, NOW, timezone);
    return epoch === false ? false : formatDate('Y-m-d H:i:s', epoch, timezone);
  };

  test.each([
    ['January 1, 2011', '2011-01-01 00:00:00'],
    ['1 Jan 2011', '2011-01-01 00:00:00'],
    ['01/02/2011', '2011-01-02 00:00:00'],
    ['01-02-2011', '2011-02-01 00:00:00'],
    ['@86400', '1970-01-02 00:00:00'],
    ['+1 day', '2023-11-15 22:13:20'],
    ['next monday', '2023-11-20 00:00:00'],
    ['first day of next month', '2023-12-01 22:13:20'],
    ['last friday of january 2012', '2012-01-27 00:00:00'],
    ['2021-01-31 +1 month', '2021-03-03 00:00:00'],
    ['2019-03-30 02:30 +1 day', '2019-03-31 02:30:00'],
    ['Sat, 13 Mar 2010 11:30:00 +0100', '2010-03-13 10:30:00'],
    ['tomorrow noon', '2023-11-15 12:00:00'],
    ['2008-W27-3', '2008-07-02 00:00:00'],
  ])('%s', (text, expected) => {
    expect(at(text)).toBe(expected);
  });

  test.each(['', 'not a date', '31/12/2011', '2011-01-02 foo', '10:60'])('%o is no date', (text) => {
    expect(at(text)).toBe(false);
  });

  test('clocks that are set forward leave an hour out', () => {
    expect(at('2019-03-31 02:30', 'Europe/Paris')).toBe('2019-03-31 03:30:00');
  });
});

test('a text that is no date and a zone that does not exist throw what PHP throws', () => {
  expect(() => parseDate('foo', 'UTC', NOW)).toThrow(PhpException);
  expect(() => requireZone('Nowhere/X')).toThrow('DateTimeZone::__construct(): Unknown or bad timezone (Nowhere/X)');
});
