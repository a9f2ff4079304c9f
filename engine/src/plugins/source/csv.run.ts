import { PhpException } from '../../php/errors.ts';
import { arrayKey, type Key, type Value } from '../../php/value.ts';
import type { IdDefinitions } from '../../pipeline/row.ts';
import type { ResourceService } from '../services.ts';
import type { SourceFactory, SourceRecord } from '../source.ts';
import { type CsvConfiguration, csvConfiguration } from './csv-configuration.ts';
import type { CsvRecord } from './csv-parser.ts';
import { csvRecords } from './csv-records.ts';

/** migrate_source_csv's `CSV`, on the rules of league/csv's reader. */
const factory: SourceFactory = (configuration, { services }) => {
  const csv = csvConfiguration(configuration);
  const ids: IdDefinitions = new Map(csv.ids.map((id) => [id, new Map<Key, Value>([['type', 'string']])]));
  return {
    configuration: csv.whole,
    ids: () => ids,
    fields: async () => {
      const labels = csv.labels ?? new Map((await header(csv, services.resources)).map((name) => [name, name]));
      return csv.recordNumber === undefined ? labels : new Map([...labels, [csv.recordNumber, 'Record number']]);
    },
    count: () => count(csv, services.resources),
    read: () => read(csv, services.resources),
  };
};

/** The records behind the header, with their position in the file; empty lines count but do not appear. */
async function* dataRecords(csv: CsvConfiguration, resources: ResourceService): AsyncGenerator<readonly CsvRecord[]> {
  let offset = 0;
  for await (const chunk of fileRecords(csv, resources)) {
    const skip = csv.headerOffset === null ? -1 : csv.headerOffset - offset;
    offset += chunk.length;
    yield chunk.filter((record, index) => index !== skip && record.length > 0);
  }
}

async function* read(csv: CsvConfiguration, resources: ResourceService): AsyncGenerator<readonly SourceRecord[]> {
  const columns = await columnsOf(csv, resources);
  let number = csv.headerOffset ?? 0;
  for await (const records of dataRecords(csv, resources)) {
    if (records.length === 0) continue;
    yield records.map((record) => {
      const row = toRow(record, columns);
      if (csv.recordNumber !== undefined) row.set(csv.recordNumber, ++number);
      return row;
    });
  }
}

/** Without names the columns are numbered. Missing fields are NULL. */
function toRow(record: CsvRecord, columns: readonly Key[]): Map<Key, Value> {
  const row = new Map<Key, Value>();
  if (columns.length === 0) for (let i = 0; i < record.length; i++) row.set(i, record[i] ?? null);
  for (let i = 0; i < columns.length; i++) row.set(columns[i] ?? i, record[i] ?? null);
  return row;
}

/** The records of the file. The byte order mark goes, and with it the quotes of a first field that it kept from being quoted. */
async function* fileRecords(csv: CsvConfiguration, resources: ResourceService): AsyncGenerator<readonly CsvRecord[]> {
  const bytes = await resources.open(csv.path);
  if (bytes === undefined) throw new PhpException('RuntimeException', `File "${csv.path}" was not found.`);
  let isFirst = true;
  for await (const chunk of csvRecords(bytes, csv)) {
    yield isFirst ? [withoutByteOrderMark(chunk[0] ?? [], csv.enclosure), ...chunk.slice(1)] : chunk;
    isFirst = false;
  }
}

function withoutByteOrderMark(record: CsvRecord, enclosure: string): CsvRecord {
  const [first, ...others] = record;
  if (first === undefined || !first.startsWith('\ufeff')) return record;
  const bare = first.slice(1);
  const isQuoted = bare.length > 1 && bare.startsWith(enclosure) && bare.endsWith(enclosure);
  const field = isQuoted ? bare.slice(1, -1) : bare;
  return field === '' && others.length === 0 ? [] : [field, ...others];
}

/** The header record; nothing where the configuration says that there is none. @throws PhpException SyntaxError */
async function header(csv: CsvConfiguration, resources: ResourceService): Promise<readonly string[]> {
  if (csv.headerOffset === null) return [];
  let offset = 0;
  for await (const chunk of fileRecords(csv, resources)) {
    const record = chunk[csv.headerOffset - offset];
    if (record !== undefined && record.length > 0) return record;
    if (record !== undefined) break;
    offset += chunk.length;
  }
  throw syntaxError(`The header record does not exist or is empty at offset: \`${csv.headerOffset}\``);
}

/** The columns of rows. The header must be there even where the configuration names the columns. */
async function columnsOf(csv: CsvConfiguration, resources: ResourceService): Promise<readonly Key[]> {
  const found = await header(csv, resources);
  return checkedColumns(csv.columns ?? found);
}

/** Names of columns as keys of rows. @throws PhpException SyntaxError where names are no strings, or not unique */
function checkedColumns(names: readonly Value[]): readonly Key[] {
  const texts = names.filter((name) => typeof name === 'string');
  if (texts.length !== names.length) throw syntaxError('The header record contains non string colum names.');
  if (new Set(texts).size !== texts.length) throw syntaxError('The header record contains duplicate column names.');
  return texts.map(arrayKey);
}

async function count(csv: CsvConfiguration, resources: ResourceService): Promise<number> {
  await columnsOf(csv, resources);
  let total = 0;
  for await (const records of dataRecords(csv, resources)) total += records.length;
  return total;
}

function syntaxError(message: string): PhpException {
  return new PhpException('League\\Csv\\SyntaxError', message);
}

export default factory;
