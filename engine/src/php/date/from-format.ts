import { civilFromDays, daysFromCivil, daysInMonth } from './calendar.ts';
import { type DateFields, noRelative } from './fields.ts';
import { DAY_NUMBERS, MONTH_NUMBERS } from './names.ts';
import { findZone } from './zones.ts';

/** What reading a text by a format gave: the fields, and PHP's errors and warnings by position. */
export interface FormatResult {
  readonly fields: DateFields;
  readonly errors: ReadonlyMap<number, string>;
  readonly warnings: ReadonlyMap<number, string>;
}

/** Reads a text by a format of `DateTime::createFromFormat`. */
export function parseByFormat(format: string, text: string): FormatResult {
  return new FormatReader(format, text).read();
}

type Rule = (reader: FormatReader) => void;

class FormatReader {
  at = 0;
  readonly fields: DateFields = { hasDate: false, hasTime: false };
  readonly errors = new Map<number, string>();
  readonly warnings = new Map<number, string>();
  #index = 0;

  constructor(
    readonly format: string,
    readonly text: string,
  ) {}

  read(): FormatResult {
    for (; this.#index < this.format.length && this.at <= this.text.length; this.#index++) {
      if (this.at >= this.text.length && !/[!|*+]/.test(this.format.charAt(this.#index)) && !this.#optionalSpace())
        break;
      this.#character(this.format.charAt(this.#index));
      if (this.errors.size > 0) break;
    }
    this.#end();
    this.#complete();
    return { fields: this.fields, errors: this.errors, warnings: this.warnings };
  }

  #optionalSpace(): boolean {
    return this.format.charAt(this.#index) === ' ';
  }

  #character(character: string): void {
    const rule = RULES[character];
    if (rule !== undefined && Object.hasOwn(RULES, character)) rule(this);
    else if (character === '\\') {
      this.#index += 1;
      this.literal(this.format.charAt(this.#index), 'The escaped character could not be found');
    } else this.literal(character, 'The format separator does not match');
  }

  /** Takes what a pattern matches here, or notes an error. */
  take(pattern: RegExp, problem: string): string | undefined {
    pattern.lastIndex = this.at;
    const match = pattern.exec(this.text);
    if (match === null) {
      this.fail(problem);
      return undefined;
    }
    this.at = pattern.lastIndex;
    return match[0];
  }

  literal(character: string, problem: string): void {
    if (this.text.charAt(this.at) === character) this.at += 1;
    else this.fail(problem);
  }

  fail(problem: string): void {
    if (!this.errors.has(this.at)) this.errors.set(this.at, problem);
  }

  /** What the format still wants, or the text still holds. */
  #end(): void {
    if (this.errors.size > 0) return;
    if (this.at < this.text.length) {
      this.fail('Trailing data');
      return;
    }
    const rest = this.format.slice(this.#index).replace(/[!|*+ ]|\\$/g, '');
    if (this.format.slice(this.#index).includes('!')) this.reset(true);
    else if (this.format.slice(this.#index).includes('|')) this.reset(false);
    if (rest !== '') this.fail('Not enough data available to satisfy format');
  }

  #complete(): void {
    const { fields } = this;
    if ([fields.hour, fields.minute, fields.second, fields.microsecond].some((field) => field !== undefined)) {
      fields.hour ??= 0;
      fields.minute ??= 0;
      fields.second ??= 0;
      fields.microsecond ??= 0;
    }
    const { hour = 0, minute = 0, second = 0, year, month, day } = fields;
    if (hour > 23) this.#warn('The parsed time was invalid');
    else if (minute > 59 || second > 59) this.#warn('The parsed time was invalid');
    if (year === undefined || month === undefined || day === undefined) return;
    if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) this.#warn('The parsed date was invalid');
  }

  /** Month and day of a day of the year, counted from 0. */
  setDayOfYear(year: number, dayOfYear: number): void {
    const { month, day } = civilFromDays(daysFromCivil(year, 1, 1) + dayOfYear);
    this.fields.month = month;
    this.fields.day = day;
  }

  #warn(problem: string): void {
    this.warnings.set(this.text.length, problem);
  }

  /** Fields that are not read take the beginning of 1970 in UTC; with `all` the ones that were read too. */
  reset(all: boolean): void {
    const { fields } = this;
    const epoch = { year: 1970, month: 1, day: 1, hour: 0, minute: 0, second: 0, microsecond: 0 };
    if (all) Object.assign(fields, epoch, { zone: undefined });
    else
      Object.assign(
        fields,
        epoch,
        Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined)),
      );
  }
}

const number = (pattern: RegExp, problem: string, set: (reader: FormatReader, value: number) => void): Rule => {
  return (reader) => {
    const digits = reader.take(pattern, problem);
    if (digits !== undefined) set(reader, Number(digits));
  };
};

const day = number(/\d{1,2}/y, 'A two digit day could not be found', (reader, value) => {
  reader.fields.hasDate = true;
  reader.fields.day = value;
});

const month = number(/\d{1,2}/y, 'A two digit month could not be found', (reader, value) => {
  reader.fields.hasDate = true;
  reader.fields.month = value;
});

const monthName: Rule = (reader) => {
  const name = reader.take(/[A-Za-z]+/y, 'A textual month could not be found');
  if (name === undefined) return;
  const value = MONTH_NUMBERS.get(name.toLowerCase());
  if (value === undefined) return reader.fail('A textual month could not be found');
  reader.fields.hasDate = true;
  reader.fields.month = value;
};

const dayName: Rule = (reader) => {
  const name = reader.take(/[A-Za-z]+/y, 'A textual day could not be found');
  if (name === undefined) return;
  const weekday = DAY_NUMBERS.get(name.toLowerCase());
  if (weekday === undefined) reader.fail('A textual day could not be found');
  // A date on another day of the week moves on to this one.
  else reader.fields.relative = { ...noRelative(), weekday, weekdayBehavior: 1 };
};

const longYear = number(/[+-]?\d{1,19}/y, 'An expanded year could not be found', (reader, value) => {
  reader.fields.hasDate = true;
  reader.fields.year = value;
});

const hour12 = number(/\d{1,2}/y, 'A two digit hour could not be found', (reader, value) => {
  if (value < 1 || value > 12) return reader.fail('Hour cannot be higher than 12');
  setHour(reader, value);
});

const hour24 = number(/\d{1,2}/y, 'A two digit hour could not be found', setHour);

function setHour(reader: FormatReader, value: number): void {
  reader.fields.hasTime = true;
  reader.fields.hour = value;
}

const meridian: Rule = (reader) => {
  const text = reader.take(/[ap]\.?m\.?/iy, 'A meridian could not be found');
  if (text === undefined) return;
  if (reader.fields.hour === undefined) reader.fail('Meridian can only come after an hour has been found');
  else applyMeridian(reader, /^p/i.test(text));
};

function applyMeridian(reader: FormatReader, afternoon: boolean): void {
  reader.fields.hasTime = true;
  reader.fields.hour = ((reader.fields.hour ?? 0) % 12) + (afternoon ? 12 : 0);
}

const fraction = (pattern: RegExp, digits: number, problem: string): Rule => {
  return (reader) => {
    const text = reader.take(pattern, problem);
    if (text === undefined) return;
    reader.fields.microsecond = Number(text.padEnd(digits, '0')) * (digits === 3 ? 1000 : 1);
  };
};

const timestamp = number(/[+-]?\d{1,24}/y, 'A unix timestamp could not be found', (reader, value) => {
  const days = Math.floor(value / 86400);
  const seconds = value - days * 86400;
  Object.assign(reader.fields, civilFromDays(days), {
    hour: Math.floor(seconds / 3600),
    minute: Math.floor((seconds % 3600) / 60),
    second: seconds % 60,
  });
  reader.fields.zone = { kind: 'offset', seconds: 0 };
  reader.fields.hasDate = true;
  reader.fields.hasTime = true;
});

const zone: Rule = (reader) => {
  const problem = 'The timezone could not be found in the database';
  const text = reader.take(
    /(?:GMT)?[+-]\d{1,2}(?::?\d{2})?(?::?\d{2})?|[A-Za-z][A-Za-z_]*(?:[/+-][A-Za-z0-9_]+)*|\([A-Za-z]+\)/iy,
    problem,
  );
  if (text === undefined) return;
  const found = findZone(text.replace(/[()]/g, ''));
  if (found === undefined) return reader.fail(problem);
  reader.fields.zone = found;
};

const separator = (characters: string): Rule => {
  return (reader) => {
    if (reader.text.charAt(reader.at) !== '' && characters.includes(reader.text.charAt(reader.at))) reader.at += 1;
    else reader.fail('The separation symbol could not be found');
  };
};

const skip = (pattern: RegExp): Rule => {
  return (reader) => {
    pattern.lastIndex = reader.at;
    if (pattern.test(reader.text)) reader.at = pattern.lastIndex;
  };
};

/** The characters of `createFromFormat`'s formats; others must stand in the text as they are. */
const RULES: Readonly<Record<string, Rule>> = {
  d: day,
  j: day,
  D: dayName,
  l: dayName,
  S: skip(/st|nd|rd|th/iy),
  z: number(/\d{1,3}/y, 'A three digit day-of-year could not be found', (reader, value) => {
    reader.fields.hasDate = true;
    if (reader.fields.year === undefined) reader.fail("A 'day of year' can only come after a year has been found");
    else reader.setDayOfYear(reader.fields.year, value);
  }),
  m: month,
  n: month,
  M: monthName,
  F: monthName,
  y: number(/\d{2}/y, 'A two digit year could not be found', (reader, value) => {
    reader.fields.hasDate = true;
    reader.fields.year = value + (value < 70 ? 2000 : 1900);
  }),
  Y: number(/\d{1,4}/y, 'A four digit year could not be found', (reader, value) => {
    reader.fields.hasDate = true;
    reader.fields.year = value;
  }),
  x: longYear,
  X: longYear,
  a: meridian,
  A: meridian,
  g: hour12,
  h: hour12,
  G: hour24,
  H: hour24,
  i: number(/\d{2}/y, 'A two digit minute could not be found', (reader, value) => {
    reader.fields.hasTime = true;
    reader.fields.minute = value;
  }),
  s: number(/\d{2}/y, 'A two digit second could not be found', (reader, value) => {
    reader.fields.hasTime = true;
    reader.fields.second = value;
  }),
  u: fraction(/\d{1,6}/y, 6, 'A six digit microsecond could not be found'),
  v: fraction(/\d{1,3}/y, 3, 'A three digit millisecond could not be found'),
  ' ': skip(/\s*/y),
  U: timestamp,
  e: zone,
  O: zone,
  P: zone,
  p: zone,
  T: zone,
  '#': separator(';:/.,-()'),
  ';': separator(';'),
  ':': separator(':'),
  '/': separator('/'),
  '.': separator('.'),
  ',': separator(','),
  '-': separator('-'),
  '(': separator('('),
  ')': separator(')'),
  '!': (reader) => reader.reset(true),
  '|': (reader) => reader.reset(false),
  '?': (reader) => {
    reader.at += 1;
  },
  '*': skip(/[^\s,;:/.\\()-]*/y),
  '+': (reader) => {
    if (reader.at < reader.text.length) reader.warnings.set(reader.at, 'Trailing data');
    reader.at = reader.text.length;
  },
};
