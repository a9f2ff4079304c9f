import { InvalidArgumentError } from 'commander';
import { parse } from 'csv-parse/sync';
import { UsageError } from './errors.ts';

/** A positive whole number, for options such as `--limit`. Throws commander's error, which names the option. */
export function positiveInteger(text: string): number {
  if (!/^[1-9]\d{0,14}$/.test(text)) {
    throw new InvalidArgumentError('It must be a whole number above zero.');
  }
  return Number(text);
}

/** A whole number, zero included. */
export function wholeNumber(text: string): number {
  return text === '0' ? 0 : positiveInteger(text);
}

/** `a,b` and several arguments, as one list without blanks and repetitions. */
export function commaSeparated(texts: readonly string[]): readonly string[] {
  const names = texts.flatMap((text) => text.split(',')).map((name) => name.trim());
  return [...new Set(names.filter((name) => name !== ''))];
}

/**
 * `--idlist`: `1:a,2:b` are two ids of two columns. Either delimiter may stand inside double quotes (CSV's rules).
 * @param delimiter what parts the columns of one id, one character
 * @throws UsageError for a delimiter that parts ids already, or for a quote that is not closed
 */
export function parseIdList(text: string, delimiter = ':'): readonly (readonly string[])[] {
  if (delimiter.length !== 1 || delimiter === ',' || delimiter === '"') {
    throw new UsageError('The delimiter of an id list is one character, neither a comma nor a quote.');
  }
  try {
    const records: string[][] = parse(text, { delimiter, record_delimiter: ',', relax_column_count: true });
    return records;
  } catch (error) {
    throw new UsageError(
      `The id list ${text} cannot be read: ${error instanceof Error ? error.message : String(error)}`,
    );
  }
}
