// A long import that somebody cancels: it stops soon, says how far it came, and leaves the migration idle.
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import path from 'node:path';

const MODULE = 'web/modules/custom/people_migrate';
const ROWS = 200_000;

const DEFINITION = `id: many
label: Many
source:
  plugin: csv
  path: ${MODULE.replace('web/', '')}/data/many.csv
  ids: [id]
process:
  title: name
destination:
  plugin: entity:node
  default_bundle: person
`;

/** @param world a session on a copy of the example: see e2e.mjs */
export async function cancel({ page, workbench, view, step, shot, open, folder }) {
  await step('an import chosen from a list shows how many rows it has done', async () => {
    const rows = Array.from({ length: ROWS }, (_, n) => `${n + 1},Person ${n + 1}`);
    writeFileSync(path.join(folder, MODULE, 'data/many.csv'), `id,name\n${rows.join('\n')}\n`);
    writeFileSync(path.join(folder, MODULE, 'migrations/many.yml'), DEFINITION);
    await open(folder);
    await workbench.command('View: Show Migrate');
    await view.treeRow('many Idle · 0/200,000').waitFor();
    await workbench.command('Migrate: Import');
    await workbench.input.fill('many');
    await workbench.pick('many', 5000);
    await page.locator('.notification-toast', { hasText: /Importing many: [\d,]+ of 200,000 rows/ }).waitFor();
    await view.sidebar.locator('.monaco-list-row', { hasText: /Importing [\d,]+ \/ 200,000/ }).waitFor();
    await shot('importing');
  });

  await step('and stops when it is cancelled, idle and with what it had done', async () => {
    const started = performance.now();
    await workbench.toast('of 200,000 rows').getByText('Cancel').click();
    await workbench.toast('stopped before the end').waitFor();
    assert.ok(performance.now() - started < 2000);
    const row = view.sidebar.locator('.monaco-list-row', { hasText: /many\s*Idle · [1-9][\d,]*\/200,000/ });
    await row.waitFor();
    await shot('cancelled');
  });

  await step('its map table opens page by page', async () => {
    await view.expand('many');
    const more = view.sidebar.locator('.monaco-list-row', { hasText: 'Load more' });
    await view.treeRow('1 → 1').waitFor();
    // The tree draws what is in sight: the end of the first page comes into it with the key.
    await view.treeRow('1 → 1').click();
    for (let presses = 0; presses < 5 && !(await more.isVisible()); presses++) await page.keyboard.press('PageDown');
    await more.click();
    await view.treeRow('51 → 51').waitFor();
    await shot('second-page');
  });
}
