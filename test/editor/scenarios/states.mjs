// What the view says where there is nothing to run: no migrations, or nobody who trusts the workspace.
import { mkdirSync } from 'node:fs';
import path from 'node:path';

/** A folder without migrations. */
export async function noMigrations({ workbench, view, step, shot, open, work }) {
  await step('a folder without migrations is told what a migration is', async () => {
    const empty = path.join(work, 'empty/src');
    mkdirSync(empty, { recursive: true });
    await open(path.dirname(empty));
    await workbench.command('View: Show Migrate');
    await view.sidebar.getByText('No migrations were found in this workspace.').waitFor();
    await view.sidebar.getByText('Look Again').waitFor();
    await shot('no-migrations');
  });
}

/** A workspace in Restricted Mode. */
export async function restricted({ workbench, view, step, shot, open, folder }) {
  await step('a workspace that is not trusted is checked', async () => {
    await open(folder);
    await workbench.quickOpen('people_account.yml');
    await workbench.command('Problems: Focus on Problems View');
    await view.problem('mesage').first().waitFor();
  });

  await step('and nothing of it is run: the view says why, the palette offers no Import', async () => {
    await workbench.command('View: Show Migrate');
    await view.sidebar.getByText('In a workspace that is not trusted').waitFor();
    await view.sidebar.getByText('Manage Workspace Trust').waitFor();
    await workbench.openQuickInput('>Migrate: ', 'F1');
    await workbench.entry('Migrate: Show Log').waitFor();
    await workbench.entry('Migrate: Import').waitFor({ state: 'detached' });
    await shot('restricted');
  });
}
