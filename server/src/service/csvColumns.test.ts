import type { WorkspaceFiles } from '@migrate-workbench/engine/definition/workspace-files.ts';
import type { Value } from '@migrate-workbench/engine/php/value.ts';
import { describe, expect, it } from 'vitest';
import { CsvColumns } from './csvColumns.ts';

/** The columns of a CSV file that lies in a folder, for these options of the source. */
async function columnsOf(text: string, options: Readonly<Record<string, Value>>, place = '/site/web/data/a.csv') {
  const files: WorkspaceFiles = {
    list: async () => [],
    read: async (file) => (file === place ? text : undefined),
    exists: async (file) => file === place,
  };
  let announced = 0;
  const modules = new Map([['/site/web/modules/custom/people', 'people']]);
  const csv = new CsvColumns(files, ['/site'], modules, () => announced++);
  const all = new Map<string, Value>(Object.entries({ path: 'data/a.csv', ...options }));
  const ask = () => csv.columns((name) => all.get(name), '/site/web/modules/custom/people/migrations/a.yml');
  expect(ask()).toBeUndefined();
  await csv.settle();
  return { columns: ask(), announced };
}

describe('the columns of a CSV file', () => {
  it('are those of its header, once it has been read, which is announced', async () => {
    expect(await columnsOf('id,"first, name"\n1,2\n', {})).toEqual({ columns: ['id', 'first, name'], announced: 1 });
  });

  it('come without a byte order mark', async () => {
    expect((await columnsOf('\uFEFFid,name\n', {})).columns).toEqual(['id', 'name']);
  });

  it('follow delimiter, enclosure and header offset', async () => {
    const options = { delimiter: ';', enclosure: "'", header_offset: 1 };
    expect((await columnsOf("# people\nid;'a;b'\n1;2\n", options)).columns).toEqual(['id', 'a;b']);
  });

  it('are found through the place of a module on the site', async () => {
    const options = { path: 'modules/contrib/people/sources/a.csv' };
    const place = '/site/web/modules/custom/people/sources/a.csv';
    expect((await columnsOf('id,name\n', options, place)).columns).toEqual(['id', 'name']);
  });

  it('are found beside the folder of the migrations', async () => {
    const place = '/site/web/modules/custom/people/data/a.csv';
    expect((await columnsOf('id,name\n', {}, place)).columns).toEqual(['id', 'name']);
  });

  it.each([
    ['a file that is not there', { path: 'data/b.csv' }],
    ['options of the 2.x release', { header_row_count: 1 }],
    ['a source without header', { header_offset: null }],
  ])('are not known for %s', async (_, options) => {
    expect(await columnsOf('id,name\n', options)).toEqual({ columns: undefined, announced: 0 });
  });
});
