import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';

const sqlite3 = createRequire(new URL('../../engine/package.json', import.meta.url))('sqlite3');

/** Everything that a run leaves: entities, maps, messages, serial numbers, files. What differs from run to run is left out. */
export async function readState(root) {
  const folder = path.join(root, '.migrate-workbench');
  const database = new sqlite3.Database(path.join(folder, 'migrate.sqlite'));
  const all = (sql) =>
    new Promise((resolve, reject) => database.all(sql, (error, rows) => (error ? reject(error) : resolve(rows))));
  try {
    const tables = (
      await all("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'migrate_m%' ORDER BY name")
    ).map((row) => row.name);
    const state = {
      integrity: await all('PRAGMA integrity_check'),
      entities: (await all('SELECT type, id, bundle, fields FROM entity ORDER BY type, id')).map((row) => ({
        ...row,
        fields: plain(row.fields),
      })),
      sequences: await all('SELECT * FROM entity_sequence ORDER BY type'),
      status: await all(
        "SELECT name, CAST(value AS TEXT) AS value FROM key_value WHERE collection = 'migrate_status' ORDER BY name",
      ),
      journal: await all('SELECT COUNT(*) AS n FROM file_journal'),
      files: listFiles(path.join(folder, 'files', 'public')),
    };
    for (const table of tables) {
      const rows = await all(`SELECT * FROM "${table}" ORDER BY 1`);
      state[table] = rows.map(({ last_imported: _, msgid: __, ...row }) => row);
    }
    return state;
  } finally {
    await new Promise((resolve) => database.close(resolve));
  }
}

/** Fields without what each run makes anew: uuids and time stamps. */
function plain(fields) {
  return fields
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, 'uuid')
    .replace(/"\d{10}"/g, '"time"');
}

function listFiles(folder) {
  if (!existsSync(folder)) return {};
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return Object.fromEntries(
    names
      .map((entry) => path.join(entry.parentPath, entry.name))
      .sort()
      .map((file) => [path.relative(folder, file), readFileSync(file, 'utf8')]),
  );
}
