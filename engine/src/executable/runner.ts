import type { Json } from '../php/value.ts';

/**
 * The seam between those who ask for runs (commands, views, command line) and what runs them. The embedded engine is
 * one runner; a site's own Drush can be another. All values are JSON: they cross a process boundary.
 */
export interface Runner {
  /** What `migrate:status` shows, groups and dependencies in order. Broken files are listed in `problems`. */
  status(selection: Selection): Promise<StatusReport>;
  import(selection: Selection, options: ImportOptions, watch: Watch): Promise<readonly RunResult[]>;
  rollback(selection: Selection, options: RollbackOptions, watch: Watch): Promise<readonly RunResult[]>;
  /** Asks a running migration to stop after its row. Gives the sentence that Drush prints. */
  stop(id: string): Promise<string>;
  /** Gives the sentence that Drush prints. */
  resetStatus(id: string): Promise<string>;
  messages(id: string, filter?: { readonly idlist?: readonly (readonly string[])[] }): Promise<readonly MessageRow[]>;
  map(id: string, query: MapQuery): Promise<MapPage>;
  entities(query: EntityQuery): Promise<EntityPage>;
  /** One row through every step; nothing is written. */
  preview(id: string, query: PreviewQuery): Promise<Preview>;
  close(): Promise<void>;
}

/** Which migrations: all where nothing is given. Group and tag combine with AND; several tags with OR. */
export interface Selection {
  readonly ids?: readonly string[];
  readonly group?: string;
  readonly tags?: readonly string[];
}

export interface ImportOptions {
  readonly update?: boolean;
  readonly force?: boolean;
  readonly limit?: number;
  readonly idlist?: readonly (readonly string[])[];
  readonly executeDependencies?: boolean;
  readonly continueOnFailure?: boolean;
  readonly sync?: boolean;
  readonly delete?: boolean;
  /** Report after every N rows. */
  readonly feedback?: number;
}

export interface RollbackOptions {
  /** Changes nothing: each result has a `plan` of what would happen. */
  readonly dryRun?: boolean;
  readonly idlist?: readonly (readonly string[])[];
  readonly continueOnFailure?: boolean;
  readonly feedback?: number;
}

/** How a caller follows a run and ends it. */
export interface Watch {
  progress?(progress: RunProgress): void;
  /** With the option `feedback`: after every N rows, what was counted since the report before. */
  feedback?(report: FeedbackReport): void;
  /** A migration of several is over; the others go on. Its result is among those returned at the end as well. */
  finished?(result: RunResult): void;
  /** What Drupal displays: warnings, errors, notices. */
  message?(message: {
    readonly migration: string;
    readonly type: 'status' | 'warning' | 'error';
    readonly text: string;
  }): void;
  readonly signal?: AbortSignal;
}

export interface RunProgress {
  readonly migration: string;
  readonly operation: 'import' | 'rollback';
  readonly processed: number;
  /** Rows of the source, null where uncountable. */
  readonly total: number | null;
  readonly failed: number;
}

/** What migrate_tools says with `continuing with 'ID'`; it counts anew after each report. */
export interface FeedbackReport {
  readonly migration: string;
  readonly operation: 'import' | 'rollback';
  readonly processed: number;
  readonly created: number;
  readonly updated: number;
  readonly failed: number;
  readonly ignored: number;
}

export type ResultName = 'completed' | 'incomplete' | 'stopped' | 'failed' | 'skipped' | 'disabled';

export interface RunResult {
  readonly id: string;
  readonly result: ResultName;
  readonly processed: number;
  readonly created: number;
  readonly updated: number;
  readonly failed: number;
  readonly ignored: number;
  readonly seconds: number;
  /** Of a dry run: what would happen. */
  readonly plan?: RollbackPlan;
  /** What ended the run, where something did: one paragraph saying what, where and what to do. */
  readonly error?: string;
}

/** What a rollback would do. Entities are named `TYPE:ID`. */
export interface RollbackPlan {
  readonly rows: readonly RollbackPlanRow[];
  /** Entities that go as a consequence of others. */
  readonly alsoDeleted: readonly string[];
  /** Entities that change as a consequence. */
  readonly changed: readonly string[];
}

export interface RollbackPlanRow {
  readonly source_ids: string;
  readonly destination_ids: string;
  /** `delete`: the entity goes; `preserve`: it stays; `missing`: it is gone already; `forget`: there is only a map row. */
  readonly action: 'delete' | 'preserve' | 'missing' | 'forget';
  readonly reason: string;
}

export type MigrationState = 'Idle' | 'Importing' | 'Rolling back' | 'Stopping' | 'Disabled';

export interface MigrationStatus {
  /** `LABEL (ID)` of the group, as migrate_tools shows it. */
  readonly group: string;
  readonly id: string;
  readonly label: string;
  readonly status: MigrationState;
  readonly total: number | null;
  readonly imported: number;
  readonly needing_update: number;
  readonly unprocessed: number | null;
  readonly message_count: number;
  /** ISO 8601. */
  readonly last_imported: string | null;
  readonly tags: readonly string[];
  /** Absolute path of the definition. */
  readonly file: string;
  /** Why it cannot be counted or run, where it cannot. */
  readonly problem?: string;
}

export interface StatusReport {
  readonly migrations: readonly MigrationStatus[];
  /** Files that are no valid migrations, with what is wrong. */
  readonly problems: readonly { readonly file: string; readonly line: number; readonly message: string }[];
}

export interface MessageRow {
  readonly level: number;
  readonly source_ids: string;
  readonly destination_ids: string;
  readonly message: string;
  readonly source_ids_hash: string;
}

export interface MapQuery {
  readonly status?: 'imported' | 'needs-update' | 'ignored' | 'failed';
  readonly limit?: number;
  readonly after?: string;
  readonly sourceId?: string;
  readonly destinationId?: string;
}

/** Rows with Drupal's columns, in insertion order; `next` is the cursor of the next page. */
export interface MapPage {
  readonly rows: readonly Readonly<Record<string, Json>>[];
  readonly next: string | null;
}

export interface EntityQuery {
  readonly type?: string;
  readonly bundle?: string;
  readonly id?: string;
  readonly limit?: number;
  readonly after?: string;
}

export interface EntityPage {
  /** TYPE -> ID -> FIELD -> items. */
  readonly entities: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, Json>>>>>>;
  readonly next: string | null;
}

export interface PreviewQuery {
  /** 1-based row number. Default 1. */
  readonly row?: number;
  readonly sourceId?: readonly string[];
  /** Only this destination property. */
  readonly property?: string;
  /** The editor's unsaved text of the definition, to be used instead of the file. */
  readonly text?: string;
}

export interface Preview {
  readonly source: Readonly<Record<string, Json>>;
  readonly pipelines: readonly PreviewPipeline[];
  readonly destination: Readonly<Record<string, Json>>;
  /** `would be saved`, `skipped`, `failed`, with the reason. */
  readonly result: { readonly outcome: 'saved' | 'skipped' | 'failed'; readonly reason?: string };
}

export interface PreviewPipeline {
  readonly destination: string;
  readonly steps: readonly PreviewStep[];
}

export interface PreviewStep {
  readonly plugin: string;
  readonly config: Readonly<Record<string, Json>>;
  readonly input: Json;
  readonly output: Json;
  readonly skipped?: string;
  readonly error?: string;
}

/**
 * A run that could not start or had to end: the paragraph that a person reads. `exitCode` is the command line's: 2 (the
 * default) could not start; 1 where Drush ends with 1 (`Migration X does not exist`).
 */
export class RunnerError extends Error {
  constructor(
    message: string,
    readonly details: {
      readonly file?: string;
      readonly line?: number;
      readonly hint?: string;
      readonly exitCode?: 1 | 2;
    } = {},
  ) {
    super(message);
  }
}
