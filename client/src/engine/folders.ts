import path from 'node:path';
import type { Runner } from '@migrate-workbench/engine/executable/runner.ts';
import { type WorkspaceFolder, workspace } from 'vscode';
import type { Folders } from '../migrations/repository.ts';
import type { EngineProcess } from './process.ts';
import { RemoteRunner } from './remote-runner.ts';

/** The workspace folders that the engine may work in, and their runners. */
export class WorkspaceFolders implements Folders {
  constructor(private readonly engine: () => EngineProcess) {}

  /** Folders on a disk, in a trusted workspace. */
  list(): readonly WorkspaceFolder[] {
    if (!workspace.isTrusted) return [];
    return (workspace.workspaceFolders ?? []).filter(({ uri }) => uri.scheme === 'file');
  }

  /** The folder's runner, with the database of its settings. @throws Error in a workspace that is not trusted */
  runner(folder: WorkspaceFolder): Runner {
    // Nothing of an untrusted workspace is executed: this is the one door to the engine.
    if (!workspace.isTrusted) throw new Error('The workspace is not trusted.');
    const root = folder.uri.fsPath;
    const database = workspace.getConfiguration('migrateWorkbench', folder).get<string>('database', '');
    return new RemoteRunner(
      this.engine(),
      database === '' ? { root } : { root, database: path.resolve(root, database) },
    );
  }
}
