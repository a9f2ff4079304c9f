import { RequestType0 } from 'vscode-languageserver';
import { uriOfFile } from './files.ts';
import type { Folder } from './folder.ts';

/** What the server knows, and why it does not know more: for the status item of a client. */
export interface ServerState {
  readonly folders: readonly FolderState[];
}

export interface FolderState {
  readonly uri: string;
  /** False until the folder has been read. */
  readonly ready: boolean;
  readonly migrations: number;
  readonly groups: number;
  readonly site: { readonly known: boolean; readonly drupalVersion: string; readonly entityTypes: number };
  /** Sentences for people: what is missing, and which checks are off for it. */
  readonly notes: readonly string[];
}

/** `migrate-workbench/state`: no parameters, answers {@link ServerState}. */
export const stateRequest = new RequestType0<ServerState, void>('migrate-workbench/state');

/** The state of some folders. */
export function stateOf(folders: Iterable<Folder>): ServerState {
  return { folders: [...folders].map(stateOfFolder) };
}

function stateOfFolder(folder: Folder): FolderState {
  const { root, content, migrations: index } = folder;
  const site = content?.knowledge.site;
  return {
    uri: uriOfFile(root),
    ready: content !== undefined,
    migrations: index?.migrationCount ?? 0,
    groups: index?.groupCount ?? 0,
    site: {
      known: site?.known ?? false,
      drupalVersion: site?.drupalVersion ?? '',
      entityTypes: site?.entityTypes.size ?? 0,
    },
    notes: notesOf(folder),
  };
}

function notesOf({ content, migrations: index }: Folder): readonly string[] {
  if (content === undefined) return ['The folder is being read.'];
  const notes: string[] = [];
  if (index?.migrationCount === 0) notes.push('No migrations found.');
  if (!content.knowledge.site.known)
    notes.push('No configuration of a site found: checks of fields and bundles are off.');
  if (content.workspace.site.drupalVersion === undefined) notes.push('No Drupal core found: version 10.6 is assumed.');
  for (const file of content.workspace.unreadable)
    notes.push(`Not read, since too large or outside of the folder: ${file}`);
  return notes;
}
