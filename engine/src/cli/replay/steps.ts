import type { Result } from '../../executable/codes.ts';
import type { EventName } from '../../executable/events.ts';
import type { Json } from '../../php/value.ts';

/** `steps.json` of a recording. */
export interface StepsFile {
  readonly title?: string;
  readonly site?: 'multilingual';
  readonly external?: boolean;
  /** Migrations whose state is told after each step. */
  readonly ids: readonly string[];
  /** File of the recording -> migration id. */
  readonly files?: Readonly<Record<string, string>>;
  readonly steps: readonly Step[];
}

/** One step: a process of its own on the same database. */
export interface Step {
  readonly op: string;
  readonly id?: string;
  readonly ids?: readonly string[];
  readonly swap?: Readonly<Record<string, string>>;
  readonly via?: 'core' | 'tools';
  readonly update?: boolean;
  readonly force?: boolean;
  readonly sync?: boolean;
  readonly limit?: number;
  readonly idlist?: string;
  readonly feedback?: number;
  readonly status?: number;
  readonly interrupt_at?: { readonly event: EventName; readonly count: number; readonly result: Result };
  readonly files?: Readonly<Record<string, string>>;
  readonly folders?: readonly string[];
  readonly tags?: readonly string[];
  readonly snippets?: readonly string[];
  readonly expanded?: readonly boolean[];
  readonly then_order?: readonly string[];
  readonly [option: string]: unknown;
}

/** What happened in a step, in the shape of a recording's `golden.json`. */
export interface RecordedStep {
  readonly n: number;
  readonly step: Step;
  result?: number;
  result_name?: string;
  exception?: { readonly class: string; readonly message: string };
  displayed?: readonly (readonly [string, string])[];
  events?: string;
  returned?: Json;
  tools_counters?: Readonly<Record<string, number>>;
  rows_at_pre_row_save?: readonly RecordedRow[];
  migrations: Readonly<Record<string, Json>>;
  entities?: Readonly<Record<string, Readonly<Record<string, Json>>>>;
  entities_removed?: readonly string[];
  config_changed?: Json;
}

export interface RecordedRow {
  readonly migration: string;
  readonly source_ids: Json;
  readonly destination: Json;
  readonly empty_destination_properties: readonly string[];
  saved_ids?: Json;
}
