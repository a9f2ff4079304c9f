import type { Output } from '../dependencies.ts';
import { UsageError } from '../errors.ts';
import { renderCsv } from './csv.ts';
import { renderTable } from './table.ts';

/** What `--format` of a listing may be. */
export const listingFormats = ['table', 'json', 'csv'] as const;
export type ListingFormat = (typeof listingFormats)[number];

/** The text of a listing for people: a head and rows of cells, the same number everywhere. */
export interface Listing {
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** One JSON document, indented as Drush does, and nothing else. */
export function printJson(stdout: Output, document: unknown): void {
  stdout.write(`${JSON.stringify(document, undefined, 4)}\n`);
}

/** A listing as table or CSV. An empty row parts groups in a table; CSV leaves it out. */
export function printListing(stdout: Output, format: Exclude<ListingFormat, 'json'>, listing: Listing): void {
  if (format === 'csv') {
    stdout.write(
      renderCsv(
        listing.head,
        listing.rows.filter((row) => row.some((cell) => cell !== '')),
      ),
    );
    return;
  }
  stdout.write(`${renderTable(listing.head, listing.rows)}\n`);
}

/** Reads `--format`. @throws UsageError naming what the command offers */
export function readFormat<Format extends string>(
  given: string | undefined,
  formats: readonly [Format, ...Format[]],
): Format {
  if (given === undefined) {
    return formats[0];
  }
  const format = formats.find((candidate) => candidate === given);
  if (format === undefined) {
    throw new UsageError(`There is no format "${given}" here. This command prints ${formats.join(', ')}.`);
  }
  return format;
}
