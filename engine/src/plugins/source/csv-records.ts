import { fromBytes } from '../../php/bytes.ts';
import { type CsvDialect, CsvParser, type CsvRecord } from './csv-parser.ts';

const LINE_FEED = 10;

/** The records of a CSV file in chunks, empty lines included, with flat memory: see {@link CsvParser}. */
export async function* csvRecords(
  bytes: AsyncIterable<Uint8Array>,
  dialect: CsvDialect,
): AsyncGenerator<readonly CsvRecord[]> {
  let unread = '';
  let cutLine: Uint8Array = new Uint8Array();
  // A record that is longer than what is there is tried again only when twice as much is there.
  let enough = 0;
  for await (const piece of bytes) {
    const end = piece.lastIndexOf(LINE_FEED) + 1;
    if (end === 0) {
      cutLine = joined(cutLine, piece);
      continue;
    }
    unread += fromBytes(joined(cutLine, piece.subarray(0, end)));
    cutLine = piece.slice(end);
    if (unread.length < enough) continue;
    const parser = new CsvParser(unread, dialect, false);
    const records = parser.records();
    unread = unread.slice(parser.position);
    enough = unread.length * 2;
    if (records.length > 0) yield records;
  }
  const records = new CsvParser(unread + fromBytes(cutLine), dialect, true).records();
  if (records.length > 0) yield records;
}

function joined(a: Uint8Array, b: Uint8Array): Uint8Array {
  return a.length === 0 ? b : Buffer.concat([a, b]);
}
