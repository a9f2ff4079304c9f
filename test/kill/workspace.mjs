import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** Rows of each migration. */
const NODES = 1500;
const FILES = 30;

const files = {
  'modules/kill/kill.info.yml': 'name: Kill\ntype: module\n',
  'modules/kill/migrations/kill_node.yml': `id: kill_node
source: { plugin: csv, path: rows.csv, ids: [id] }
process:
  title: title
  body/value: body
  uid: { plugin: default_value, default_value: 1 }
destination: { plugin: 'entity:node', default_bundle: page }
`,
  // Files that an update copies and downloads once more over what is there.
  'modules/kill/migrations/kill_file.yml': `id: kill_file
source: { plugin: csv, path: files.csv, ids: [id] }
process:
  uri:
    - plugin: file_copy
      source: [source, copied_to]
      file_exists: replace
  psf_downloaded:
    - plugin: download
      source: [url, downloaded_to]
      file_exists: replace
destination: { plugin: 'entity:file' }
`,
  // Files that are moved, under one name, so that all but the first are renamed.
  'modules/kill/migrations/kill_move.yml': `id: kill_move
source: { plugin: csv, path: files.csv, ids: [id], constants: { name: 'public://moved/one.txt' } }
process:
  uri:
    - plugin: file_copy
      source: [moved, constants/name]
      move: true
      file_exists: rename
destination: { plugin: 'entity:file' }
`,
};

/** Writes the workspace of the kill test: many nodes, and files that are copied, moved and downloaded. */
export function writeWorkspace(root, server) {
  for (const [name, text] of Object.entries(files)) write(root, name, text);
  const rows = Array.from({ length: NODES }, (_, i) => `${i + 1},Title ${i + 1},"Some text, row ${i + 1}"`);
  write(root, 'rows.csv', `id,title,body\n${rows.join('\n')}\n`);
  const lines = Array.from({ length: FILES }, (_, i) => {
    const id = i + 1;
    write(root, `sources/copy-${id}.txt`, `copied ${id}\n`);
    write(root, `sources/move-${id}.txt`, `moved ${id}\n`);
    return [
      id,
      `sources/copy-${id}.txt`,
      `public://copied/${id}.txt`,
      `sources/move-${id}.txt`,
      `${server}/${id}`,
      `public://downloaded/${id}.txt`,
    ].join(',');
  });
  write(root, 'files.csv', `id,source,copied_to,moved,url,downloaded_to\n${lines.join('\n')}\n`);
}

function write(root, name, text) {
  mkdirSync(path.dirname(path.join(root, name)), { recursive: true });
  writeFileSync(path.join(root, name), text);
}
