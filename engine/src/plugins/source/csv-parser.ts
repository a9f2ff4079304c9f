/** The characters that make up a CSV file. Each is one byte. */
export interface CsvDialect {
  readonly delimiter: string;
  readonly enclosure: string;
  readonly escape: string;
}

/** A record of a CSV file as PHP's `fgetcsv` gives it; an empty line has no fields. */
export type CsvRecord = readonly string[];

const EMPTY_LINE: CsvRecord = [];
const NONE = Number.POSITIVE_INFINITY;

/**
 * Takes records off a text as PHP's `fgetcsv` does: lines without quotes are cut at their delimiters; a field in quotes,
 * which white space may precede, can span lines; doubled quotes are one; the escape character keeps the next quote from
 * ending the field, and stays; what follows the closing quote belongs to the field. csv-parse cannot do the last three.
 */
export class CsvParser {
  /** Where the next record begins. */
  position = 0;
  private nextEnclosure = -1;
  private nextDelimiter = -1;
  private nextEscape = -1;

  /**
   * @param text whole lines
   * @param isEnd whether nothing comes after it, so that a last line may lack its line feed and a field its closing quote
   */
  constructor(
    private readonly text: string,
    private readonly dialect: CsvDialect,
    private readonly isEnd: boolean,
  ) {}

  /** All records that are complete. */
  records(): readonly CsvRecord[] {
    const records: CsvRecord[] = [];
    while (this.position < this.text.length) {
      const record = this.record();
      if (record === undefined) break;
      records.push(record);
    }
    return records;
  }

  private record(): CsvRecord | undefined {
    const feed = this.text.indexOf('\n', this.position);
    if (feed < 0 && !this.isEnd) return undefined;
    const end = feed < 0 ? this.text.length : feed;
    if (this.enclosureFrom(this.position) < end) return this.recordWithQuotes();
    const line = this.text.slice(this.position, this.lineEnd(end, this.position));
    this.position = end + 1;
    if (line === '') return EMPTY_LINE;
    const fields = line.split(this.dialect.delimiter);
    return line.includes('\r') ? fields.map(withoutReturn) : fields;
  }

  /** `undefined` where the record goes on behind the text. */
  private recordWithQuotes(): CsvRecord | undefined {
    const fields: string[] = [];
    for (let at = this.position; ; ) {
      const start = this.skipSpace(at);
      const field = this.text[start] === this.dialect.enclosure ? this.quoted(start + 1) : this.plain(at);
      if (field === undefined) return undefined;
      fields.push(field.value);
      at = field.next;
      if (!field.isLast) continue;
      this.position = at;
      return fields;
    }
  }

  private skipSpace(from: number): number {
    let at = from;
    while (isSpace(this.text.charCodeAt(at)) && this.text[at] !== this.dialect.delimiter) at++;
    return at;
  }

  private plain(from: number): Field | undefined {
    const field = this.upToDelimiter(from);
    return field && { ...field, value: withoutReturn(field.value) };
  }

  /** A field behind its opening quote. */
  private quoted(from: number): Field | undefined {
    const { enclosure } = this.dialect;
    const close = this.closingQuote(from);
    if (close === undefined) {
      return this.isEnd ? { value: this.text.slice(from), next: this.text.length, isLast: true } : undefined;
    }
    const value = this.text.slice(from, close.at);
    const rest = this.upToDelimiter(close.at + 1);
    if (rest === undefined) return undefined;
    const single = close.doubled ? value.replaceAll(enclosure + enclosure, enclosure) : value;
    return rest.value === '' ? { ...rest, value: single } : { ...rest, value: single + rest.value };
  }

  /** The quote that ends a field: neither escaped nor doubled. */
  private closingQuote(from: number): { readonly at: number; readonly doubled: boolean } | undefined {
    let doubled = false;
    for (let at = from; ; ) {
      const quote = this.enclosureFrom(at);
      if (quote === NONE) return undefined;
      const escaped = this.escapedBefore(at, quote);
      if (escaped !== undefined) at = escaped;
      else if (this.text[quote + 1] === this.dialect.enclosure) {
        doubled = true;
        at = quote + 2;
      } else return { at: quote, doubled };
    }
  }

  /** Where to go on when an escape character keeps this quote from counting. */
  private escapedBefore(from: number, quote: number): number | undefined {
    if (this.dialect.escape === this.dialect.enclosure) return undefined;
    for (let at = from; ; ) {
      const next = this.escapeFrom(at);
      if (next >= quote) return undefined;
      if (next + 1 === quote) return quote + 1;
      at = next + 2;
    }
  }

  /** Text up to the next delimiter, or to the end of the line. */
  private upToDelimiter(from: number): Field | undefined {
    const feed = this.text.indexOf('\n', from);
    if (feed < 0 && !this.isEnd) return undefined;
    const end = feed < 0 ? this.text.length : feed;
    const delimiter = this.delimiterFrom(from);
    if (delimiter < end) {
      return { value: this.text.slice(from, delimiter), next: delimiter + 1, isLast: false };
    }
    return { value: this.text.slice(from, this.lineEnd(end, from)), next: end + 1, isLast: true };
  }

  /** A carriage return before the line feed, or at the very end, belongs to the end of the line. */
  private lineEnd(end: number, from: number): number {
    return end > from && this.text[end - 1] === '\r' ? end - 1 : end;
  }

  /** The next enclosure from here on. Callers only move forward, so each is searched for once. */
  private enclosureFrom(from: number): number {
    if (this.nextEnclosure < from) this.nextEnclosure = this.find(this.dialect.enclosure, from);
    return this.nextEnclosure;
  }

  private delimiterFrom(from: number): number {
    if (this.nextDelimiter < from) this.nextDelimiter = this.find(this.dialect.delimiter, from);
    return this.nextDelimiter;
  }

  private escapeFrom(from: number): number {
    if (this.nextEscape < from) this.nextEscape = this.find(this.dialect.escape, from);
    return this.nextEscape;
  }

  private find(character: string, from: number): number {
    const found = this.text.indexOf(character, from);
    return found < 0 ? NONE : found;
  }
}

interface Field {
  readonly value: string;
  /** Where the next field, or the next record, begins. */
  readonly next: number;
  readonly isLast: boolean;
}

/** PHP takes one carriage return off the end of every field that is not quoted. */
function withoutReturn(field: string): string {
  return field.endsWith('\r') ? field.slice(0, -1) : field;
}

/** C's `isspace`. */
function isSpace(code: number): boolean {
  return code === 32 || (code >= 9 && code <= 13);
}
