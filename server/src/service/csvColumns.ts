import { folderOf } from '@migrate-workbench/engine/definition/discovery.ts';
import type { WorkspaceFiles } from '@migrate-workbench/engine/definition/workspace-files.ts';
import { parse } from 'csv-parse/browser/esm/sync';
import type { SourceOption } from './knowledge.ts';

/** Folders that a site's root may lie in: `path` is relative to it, as commands run there. */
const siteRoots: readonly string[] = ['', 'web/', 'docroot/', 'html/', 'public/'];

interface Header {
  readonly columns: readonly string[] | undefined;
}

/**
 * The headers of the CSV files that sources name. Never makes anybody wait: what has not been read yet is unknown, is read in the background,
 * and is announced.
 */
export class CsvColumns {
  private readonly headers = new Map<string, Header>();
  private readonly waiting = new Set<Promise<void>>();

  /**
   * @param modules folders of modules with their names, since paths are often written through a module's place on the site
   * @param announce called when a header that was asked for has been read
   */
  constructor(
    private readonly files: WorkspaceFiles,
    private readonly roots: readonly string[],
    private readonly modules: ReadonlyMap<string, string>,
    private readonly announce: () => void,
  ) {}

  /**
   * The columns of a `csv` source without `fields`; `undefined` where they are not (yet) known.
   * @param file the migration's, since the path may be relative to the folder of its module
   */
  columns(option: SourceOption, file: string): readonly string[] | undefined {
    const path = option('path');
    const written = option('header_offset');
    const offset = written === undefined ? 0 : written;
    const oldKeys = ['header_row_count', 'column_names', 'keys'].some((name) => option(name) !== undefined);
    if (typeof path !== 'string' || typeof offset !== 'number' || oldKeys) return undefined;
    const dialect = ['delimiter', 'enclosure', 'escape'].map((name) => option(name));
    const module = folderOf(folderOf(file));
    const key = JSON.stringify([module, path, offset, ...dialect.map(String)]);
    const known = this.headers.get(key);
    if (known !== undefined) return known.columns;
    this.headers.set(key, { columns: undefined });
    const reading = this.read([...this.places(path), `${module}/${path}`], offset, dialect.map(byteOf)).then(
      (columns) => {
        this.headers.set(key, { columns });
        this.waiting.delete(reading);
        if (columns !== undefined) this.announce();
      },
    );
    this.waiting.add(reading);
    return undefined;
  }

  /** Resolves when everything that was asked for has been read. */
  async settle(): Promise<void> {
    while (this.waiting.size > 0) await Promise.all(this.waiting);
  }

  /** Forgets what was read, after files changed. */
  forget(): void {
    this.headers.clear();
  }

  private async read(
    places: readonly string[],
    offset: number,
    dialect: readonly (string | undefined)[],
  ): Promise<readonly string[] | undefined> {
    for (const place of places) {
      const text = await this.files.read(place);
      if (text !== undefined) return headerOf(text, offset, dialect);
    }
    return undefined;
  }

  private *places(path: string): Iterable<string> {
    if (path.startsWith('/')) yield path;
    for (const root of this.roots) for (const site of siteRoots) yield `${root}/${site}${path}`;
    const parts = path.split('/');
    for (const [folder, name] of this.modules) {
      const at = parts.lastIndexOf(name);
      if (at >= 0) yield [folder, ...parts.slice(at + 1)].join('/');
    }
  }
}

function byteOf(value: unknown): string | undefined {
  return typeof value === 'string' && value.length === 1 ? value : undefined;
}

function headerOf(
  text: string,
  offset: number,
  [delimiter = ',', quote = '"', escapeByte = '\\']: readonly (string | undefined)[],
): readonly string[] | undefined {
  try {
    const options = {
      delimiter,
      quote,
      escape: escapeByte,
      bom: true,
      to: offset + 1,
      relax_column_count: true,
      skip_empty_lines: true,
    };
    const records: unknown = parse(text, options);
    const header: unknown = Array.isArray(records) ? records[offset] : undefined;
    return Array.isArray(header) ? header.map(String) : undefined;
  } catch {
    // A file that is no CSV of this dialect has no header that could be known; the run will say what is wrong with it.
    return undefined;
  }
}
