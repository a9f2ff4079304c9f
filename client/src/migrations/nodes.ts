import type { MigrationStatus } from '@migrate-workbench/engine/executable/runner.ts';
import type { WorkspaceFolder } from 'vscode';
import type { MapRow } from './map-row.ts';

/** What the Migrations view shows. */
export type Node = FolderNode | GroupNode | MigrationNode | RowNode | MoreNode | NoteNode | BrokenNode | BrokenFileNode;

/** A workspace folder; shown only where there are several. */
export interface FolderNode {
  readonly kind: 'folder';
  readonly folder: WorkspaceFolder;
  /** Why its migrations could not be listed. */
  readonly error: Error | undefined;
  readonly children: readonly Node[];
}

/** A migration group. */
export interface GroupNode {
  readonly kind: 'group';
  readonly folder: WorkspaceFolder;
  readonly label: string;
  readonly children: readonly MigrationNode[];
}

/** A migration; the object is the key under which the view redraws it. */
export interface MigrationNode {
  readonly kind: 'migration';
  readonly folder: WorkspaceFolder;
  readonly migration: MigrationStatus;
}

/** A row of a migration's map table. */
export interface RowNode {
  readonly kind: 'row';
  readonly parent: MigrationNode;
  readonly row: MapRow;
}

/** Loads the next page of a map table. */
export interface MoreNode {
  readonly kind: 'more';
  readonly parent: MigrationNode;
}

/** A sentence in place of children. */
export interface NoteNode {
  readonly kind: 'note';
  readonly parent: MigrationNode;
  readonly text: string;
}

/** The files of a folder that are no valid migrations. */
export interface BrokenNode {
  readonly kind: 'broken';
  readonly folder: WorkspaceFolder;
  readonly children: readonly BrokenFileNode[];
}

/** A file that is no valid migration, and why. */
export interface BrokenFileNode {
  readonly kind: 'brokenFile';
  readonly folder: WorkspaceFolder;
  readonly file: string;
  readonly line: number;
  readonly message: string;
}
