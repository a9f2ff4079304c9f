import { NotificationType, RequestType } from 'vscode-jsonrpc';
import type {
  EntityPage,
  EntityQuery,
  FeedbackReport,
  ImportOptions,
  MapPage,
  MapQuery,
  MessageRow,
  Preview,
  PreviewQuery,
  RollbackOptions,
  RunnerError,
  RunProgress,
  RunResult,
  Selection,
  StatusReport,
  Watch,
} from '../executable/runner.ts';

/**
 * The `Runner` interface as JSON-RPC between an editor and the engine's process. Every request names its workspace; the
 * process opens a runner for it when first asked. Cancelling an import or a rollback stops it after its row, and it still
 * answers with its results.
 */

/** Which workspace a request is about: the folder and its database. */
export interface WorkspaceKey {
  /** Absolute path of the workspace folder. */
  readonly root: string;
  /** File of the database; the runner's own place in the workspace's state folder without one. */
  readonly database?: string;
}

/** A parameter object that says which workspace it is about. */
export type In<T = unknown> = T & { readonly workspace: WorkspaceKey };

/** Which run a progress or message notification belongs to: chosen by who asks, unique while the run goes on. */
export type RunToken = string;

/** What goes wrong in a way that the asker can show: the details of a `RunnerError`. */
export type FailureData = RunnerError['details'];

/** Error code of a response that carries a `RunnerError`: its message is a paragraph for people. */
export const RUNNER_ERROR = 1;

type Id = { readonly id: string };
type Failure = FailureData | undefined;

/** What a run is asked to do. */
export type ImportParams = In<{
  readonly run: RunToken;
  readonly selection: Selection;
  readonly options: ImportOptions;
}>;
/** What a rollback is asked to do. */
export type RollbackParams = In<{
  readonly run: RunToken;
  readonly selection: Selection;
  readonly options: RollbackOptions;
}>;

/** `Runner.status`. */
export const StatusRequest = new RequestType<In<{ readonly selection: Selection }>, StatusReport, Failure>('status');
/** `Runner.import`. */
export const ImportRequest = new RequestType<ImportParams, readonly RunResult[], Failure>('import');
/** `Runner.rollback`. */
export const RollbackRequest = new RequestType<RollbackParams, readonly RunResult[], Failure>('rollback');
/** `Runner.stop`. */
export const StopRequest = new RequestType<In<Id>, string, Failure>('stop');
/** `Runner.resetStatus`. */
export const ResetStatusRequest = new RequestType<In<Id>, string, Failure>('resetStatus');
/** `Runner.messages`. */
export const MessagesRequest = new RequestType<
  In<Id & { readonly filter?: { readonly idlist?: readonly (readonly string[])[] } }>,
  readonly MessageRow[],
  Failure
>('messages');
/** `Runner.map`. */
export const MapRequest = new RequestType<In<Id & { readonly query: MapQuery }>, MapPage, Failure>('map');
/** `Runner.entities`. */
export const EntitiesRequest = new RequestType<In<{ readonly query: EntityQuery }>, EntityPage, Failure>('entities');
/** `Runner.preview`. */
export const PreviewRequest = new RequestType<In<Id & { readonly query: PreviewQuery }>, Preview, Failure>('preview');

/** Answers `true` as soon as the process's loop turns: who waits can tell a busy engine from one that hangs. */
export const PingRequest = new RequestType<Record<string, never>, boolean, Failure>('ping');

/** `Watch.progress` of a run. */
export const ProgressNotification = new NotificationType<{
  readonly run: RunToken;
  readonly progress: RunProgress;
}>('run/progress');

/** `Watch.feedback` of a run. */
export const FeedbackNotification = new NotificationType<{
  readonly run: RunToken;
  readonly report: FeedbackReport;
}>('run/feedback');

/** `Watch.message` of a run. */
export const MessageNotification = new NotificationType<{
  readonly run: RunToken;
  readonly message: Parameters<NonNullable<Watch['message']>>[0];
}>('run/message');
