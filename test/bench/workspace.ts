import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Rows of the benchmark's CSV. */
export const COLUMNS = ['id', 'title', 'body', 'status', 'created', 'category'] as const;

/** Writes a CSV with a header and this many rows: five fields and an id. */
export function writeCsv(file: string, rows: number): void {
  const lines = [COLUMNS.join(',')];
  for (let i = 1; i <= rows; i++) {
    lines.push(
      `${i},Title of row ${i},"Some text, with a comma, for row ${i}",${i % 2},${1_600_000_000 + i},category ${i % 50}`,
    );
  }
  writeFileSync(file, `${lines.join('\n')}\n`);
}

/** Migrations from that CSV into nodes, on a site with a content type for them. */
export function writeWorkspace(root: string, rows: number): void {
  const module = path.join(root, 'modules/bench');
  const config = path.join(root, 'config/sync');
  for (const folder of [path.join(module, 'migrations'), config]) mkdirSync(folder, { recursive: true });
  writeCsv(path.join(root, 'rows.csv'), rows);
  writeFileSync(path.join(module, 'bench.info.yml'), 'name: Bench\ntype: module\n');
  for (const id of Object.keys(MIGRATIONS)) writeFileSync(path.join(module, `migrations/${id}.yml`), migrationText(id));
  for (const [name, text] of Object.entries(CONFIGURATION)) writeFileSync(path.join(config, `${name}.yml`), text);
}

/** The migrations of the benchmark, by id: process section, and what differs in the source. */
const MIGRATIONS: Readonly<Record<string, { readonly process: string; readonly source?: string }>> = {
  bench_node: {
    process: `
  title: title
  body/value: body
  status: status
  created: created
  field_category: category`,
  },
  bench_mix: {
    process: `
  title:
    - { plugin: callback, callable: trim, source: title }
    - { plugin: default_value, default_value: Untitled }
  body/value: { plugin: concat, source: [title, body], delimiter: ': ' }
  status: { plugin: static_map, source: status, map: { '0': 0, '1': 1 } }
  created: { plugin: format_date, source: created, from_format: U, to_format: U }
  field_category:
    - { plugin: skip_on_empty, method: process, source: category }
    - { plugin: explode, delimiter: ' ' }
    - { plugin: callback, callable: strtoupper }`,
  },
  bench_lookup: {
    process: `
  title: title
  field_category: { plugin: migration_lookup, migration: bench_node, source: id, no_stub: true }`,
  },
  bench_track: { source: 'track_changes: true', process: '\n  title: title\n  body/value: body' },
};

function migrationText(id: string): string {
  const { process, source } = MIGRATIONS[id] ?? { process: '' };
  return `id: ${id}
label: ${id}
source:
  plugin: csv
  path: rows.csv
  ids: [id]
${source === undefined ? '' : `  ${source}\n`}process:${process}
destination:
  plugin: entity:node
  default_bundle: page
`;
}

const CONFIGURATION: Readonly<Record<string, string>> = {
  'core.extension': 'module: { node: 0, field: 0, text: 0, migrate: 0, bench: 0 }\ntheme: { }\nprofile: minimal\n',
  'system.site': 'name: Bench\ndefault_langcode: en\n',
  'node.type.page': 'type: page\nname: Page\nnew_revision: true\n',
  'field.storage.node.body':
    'id: node.body\nfield_name: body\nentity_type: node\ntype: text_with_summary\nsettings: { }\ncardinality: 1\ntranslatable: true\n',
  'field.field.node.page.body':
    'id: node.page.body\nfield_name: body\nentity_type: node\nbundle: page\nlabel: Body\nrequired: false\ndefault_value: { }\nsettings: { }\nfield_type: text_with_summary\n',
  'field.storage.node.field_category':
    'id: node.field_category\nfield_name: field_category\nentity_type: node\ntype: string\nsettings: { max_length: 255 }\ncardinality: 1\ntranslatable: true\n',
  'field.field.node.page.field_category':
    'id: node.page.field_category\nfield_name: field_category\nentity_type: node\nbundle: page\nlabel: Category\nrequired: false\ndefault_value: { }\nsettings: { }\nfield_type: string\n',
};
