/**
 * Writes the service's generated data from ../../shared: how often each plugin and option is used in public repositories
 * (to rank completions), and the ids of core's own migrations (which lookups may name although core is not in the workspace).
 * Run `node server/tools/generate-data.mjs` after either changed; `--check` fails where the files on disk are stale.
 */
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const shared = join(here, '../../../shared');
const data = join(here, '../src/service/data');
const check = process.argv.includes('--check');

/** Tables of USAGE.md that rank plugins, by their heading. */
const headings = { 'Source plugins': 'source', 'Destination plugins': 'destination', 'Process plugins': 'process' };

write('usage.generated.json', usage(readFileSync(join(shared, 'reference/USAGE.md'), 'utf8')));
write('core-migrations.generated.json', coreMigrations());

function usage(markdown) {
  const ranks = { source: {}, destination: {}, process: {} };
  for (const section of markdown.split(/^## /m)) {
    const type = headings[section.slice(0, section.indexOf('\n')).trim()];
    if (type === undefined) continue;
    const table = section.split(/^### /m)[0];
    for (const [, id, , , repositories] of table.matchAll(/^\| `([^`(]+)` \| (\d+) \| (\d+) \| (\d+) \|$/gm)) {
      ranks[type][id] = Number(repositories);
    }
  }
  return ranks;
}

function coreMigrations() {
  const ids = new Set();
  for (const version of ['core-10.6', 'core-11']) {
    const root = join(shared, 'corpus', version);
    for (const path of readdirSync(root, { recursive: true })) {
      if (!/\/migrations\/[^/]+\.yml$/.test(path) || path.includes('/tests/')) continue;
      const id = /^id: *['"]?([\w:.-]+)/m.exec(readFileSync(join(root, path), 'utf8'))?.[1];
      if (id !== undefined) ids.add(id);
    }
  }
  return [...ids].sort();
}

function write(name, value) {
  const path = join(data, name);
  const text = `${JSON.stringify(value, null, 1)}\n`;
  if (!check) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${path} is stale: run node server/tools/generate-data.mjs`);
    process.exitCode = 1;
  }
}
