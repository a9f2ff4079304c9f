import type { Runner } from '@migrate-workbench/engine/executable/runner.ts';
import type { LogOutputChannel, WorkspaceFolder } from 'vscode';
import type { ReadOnlyDocuments } from '../documents/provider.ts';
import type { ErrorReporter } from '../errors.ts';
import type { MigrationsRepository } from '../migrations/repository.ts';
import type { Notifications } from '../notifications.ts';

/** What commands work with. */
export interface CommandContext {
  readonly repository: MigrationsRepository;
  readonly documents: ReadOnlyDocuments;
  readonly notifications: Notifications;
  readonly errors: ErrorReporter;
  readonly log: LogOutputChannel;
  runner(folder: WorkspaceFolder): Runner;
}
