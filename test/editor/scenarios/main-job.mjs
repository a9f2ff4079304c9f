// A person's first quarter of an hour: types a mistake, imports from the palette, opens the tree down to a row of the map
// table, previews it, imports a group with a failing row, rolls back.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import path from 'node:path';

const MIGRATIONS = 'web/modules/custom/people_migrate/migrations';

/** @param world a session on a copy of the example: see e2e.mjs */
export async function mainJob({ page, workbench, view, step, shot, open, folder }) {
  const { treeRow, expand, sidebar } = view;

  await step('the workbench opens the example', async () => {
    await open(folder);
  });

  await step('a slip in a migration is underlined and listed in Problems', async () => {
    await workbench.quickOpen('people_account.yml');
    await workbench.command('Problems: Focus on Problems View');
    await view.problem('mesage').first().waitFor();
    await page
      .locator('.monaco-editor .squiggly-warning, .monaco-editor .squiggly-error')
      .first()
      .waitFor({ state: 'attached' });
    await shot('problems');
  });

  await step('a mistake that is typed gets a squiggle and a Problems entry, and both go with it', async () => {
    await workbench.quickOpen('people_department.yml');
    const lines = readFileSync(path.join(folder, MIGRATIONS, 'people_department.yml'), 'utf8').split('\n');
    const line = lines.findIndex((text) => text.trim() === 'plugin: sub_process') + 1;
    await workbench.command('Go to Line/Column...');
    await workbench.input.fill(`:${line}`);
    await page.keyboard.press('Enter');
    await page.keyboard.press('End');
    await page.keyboard.press('Backspace');
    await view.problem('sub_proces').first().waitFor();
    await page.locator('.monaco-editor [class*="squiggly-"]').first().waitFor({ state: 'attached' });
    await page.keyboard.press('Escape');
    await shot('typed-mistake');
    await workbench.command('File: Revert File');
    await view.problem('sub_proces').first().waitFor({ state: 'detached' });
    await workbench.command('View: Hide Panel');
  });

  await step('the Migrations view lists the group with its migrations and counts', async () => {
    await page.locator('.activitybar .action-label[aria-label^="Migrate"]').click();
    await treeRow('people_department').waitFor();
    assert.match(await treeRow('people_department').innerText(), /0\/6/);
    await shot('view-before');
  });

  await step('Import from the palette imports the migration in the editor and says how it went', async () => {
    await workbench.quickOpen('people_department.yml');
    await workbench.command('Migrate: Import');
    const toast = workbench.toast('people_department: 6 created, 1 updated');
    await toast.waitFor();
    await shot('imported');
    await workbench.command('Notifications: Clear All Notifications');
    await treeRow('people_department Idle · 6/6').waitFor();
  });

  await step('the tree opens down to a row of the map table', async () => {
    await expand('people_department');
    const row = treeRow('LAB → ');
    await row.waitFor();
    assert.match(await row.innerText(), /LAB → \d+\s*imported/);
    await row.hover();
    await page.locator('.monaco-hover:visible', { hasText: 'Destination ids' }).waitFor();
    await shot('map-row');
  });

  await step('a row is previewed through every step', async () => {
    await treeRow('LAB → ').click();
    await treeRow('LAB → ').locator('.action-label[aria-label^="Preview Row"]').click();
    await page.locator('.tab.active', { hasText: 'Preview of people_department' }).waitFor();
    await page.locator('.monaco-editor .view-lines', { hasText: 'Laboratory' }).waitFor();
    await shot('preview');
  });

  await step('importing the group tells of the row that failed, and shows its messages', async () => {
    const group = treeRow('People');
    await group.hover();
    await group.locator('.action-label[aria-label^="Import"]').first().click();
    const toast = workbench.toast('1 failed');
    await toast.waitFor();
    await shot('failed-row');
    await toast.getByText('Show Messages').click();
    await page.locator('.tab.active', { hasText: 'Messages of people_person' }).waitFor();
    await shot('messages');
  });

  await step('Status shows all migrations', async () => {
    await workbench.command('Migrate: Status');
    await page.locator('.tab.active', { hasText: 'Status of' }).waitFor();
    await page.locator('.monaco-editor .view-lines', { hasText: 'people_person' }).waitFor();
    await shot('status');
  });

  await step('Rollback of the group empties the map tables', async () => {
    const group = treeRow('People');
    await group.hover();
    await group.locator('.action-label[aria-label^="Rollback"]').first().click();
    await workbench.toast('rolled back').waitFor();
    await treeRow('people_department Idle · 0/6').waitFor();
    await sidebar.locator('.monaco-list-row', { hasText: 'No rows in its map table' }).waitFor();
    await shot('rolled-back');
  });
}
