import assert from 'node:assert/strict';
import path from 'node:path';
import { extensions, Uri, type WorkspaceFolder, workspace } from 'vscode';
import type { Api } from '../../../client/src/extension.ts';
import type { Node } from '../../../client/src/migrations/nodes.ts';
import type { Shown } from '../../../client/src/notifications.ts';

const EXTENSION = 'migrate-workbench.migrate-workbench';
const MIGRATIONS = 'web/modules/custom/people_migrate/migrations';

/** The extension's interface, once it is activated. */
export async function api(): Promise<Api> {
  const extension = extensions.getExtension<Api>(EXTENSION);
  assert.ok(extension, `${EXTENSION} is not installed`);
  return extension.activate();
}

/** The copy of examples/people that the suite works in. */
export function folder(): WorkspaceFolder {
  const first = workspace.workspaceFolders?.[0];
  assert.ok(first, 'the suite runs in a workspace folder');
  return first;
}

/** The file that defines a migration of the example. */
export function migrationFile(id: string): Uri {
  return Uri.joinPath(folder().uri, MIGRATIONS, `${id}.yml`);
}

/** A path in the example's module. */
export function inModule(...parts: readonly string[]): string {
  return path.join(folder().uri.fsPath, 'web/modules/custom/people_migrate', ...parts);
}

/** Asks until there is an answer. */
export async function until<T>(ask: () => T | undefined | false | Promise<T | undefined | false>): Promise<T> {
  const end = performance.now() + 15_000;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (performance.now() > end) throw new Error('timed out');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}

/** Collects the notifications that are shown while something happens. */
export async function notificationsOf(happening: () => Thenable<unknown>): Promise<readonly Shown[]> {
  const shown: Shown[] = [];
  const listening = (await api()).notifications.onDidShow((one) => shown.push(one));
  try {
    await happening();
    return shown;
  } finally {
    listening.dispose();
  }
}

/** The node of a migration in the Migrations view. */
export async function migrationNode(id: string): Promise<Node & { kind: 'migration' }> {
  const { tree, repository } = await api();
  for (const root of await tree.getChildren()) {
    for (const node of await tree.getChildren(root)) {
      if (node.kind === 'migration' && node.migration.id === id) return node;
    }
  }
  const errors = (await repository.overview()).map(({ error }) => error?.message ?? '');
  throw new Error(`${id} is not in the view. ${errors.join(' ')}`);
}
