import {
  type CancellationToken,
  type Disposable,
  ErrorCodes,
  type MessageConnection,
  ResponseError,
} from 'vscode-jsonrpc';
import { type Runner, RunnerError, type Watch } from '../executable/runner.ts';
import {
  EntitiesRequest,
  type FailureData,
  FeedbackNotification,
  ImportRequest,
  type In,
  MapRequest,
  MessageNotification,
  MessagesRequest,
  PingRequest,
  PreviewRequest,
  ProgressNotification,
  ResetStatusRequest,
  RollbackRequest,
  RUNNER_ERROR,
  type RunToken,
  StatusRequest,
  StopRequest,
} from './protocol.ts';
import { type OpenRunner, Runners } from './runners.ts';

/**
 * Answers the requests of a connection with the runners of its workspaces, until it is disposed.
 *
 * @param connection not yet listening; the caller starts it
 * @param openRunner makes the runner of a workspace, once a workspace and database
 * @returns `dispose()` ends what runs and forgets the requests; `close()` closes the databases after that
 */
export function serve(
  connection: MessageConnection,
  openRunner: OpenRunner,
): Disposable & { readonly close: () => Promise<void> } {
  const runners = new Runners(openRunner);
  const running = new Set<AbortController>();
  const disposables = register(connection, { connection, runners, running });
  return {
    dispose() {
      for (const controller of running) controller.abort();
      for (const disposable of disposables) disposable.dispose();
    },
    close: () => runners.close(),
  };
}

interface Served {
  readonly connection: MessageConnection;
  readonly runners: Runners;
  readonly running: Set<AbortController>;
}

function register(connection: MessageConnection, served: Served): readonly Disposable[] {
  const ask = <P extends In, R>(act: (runner: Runner, params: P) => Promise<R>) => {
    return (params: P) => answer(async () => act(await served.runners.get(params.workspace), params));
  };
  const run = <P extends In<{ readonly run: RunToken }>, R>(
    act: (runner: Runner, params: P, watch: Watch) => Promise<R>,
  ) => {
    return (params: P, token: CancellationToken) =>
      answer(() =>
        watched(served, params.run, token, async (watch) =>
          act(await served.runners.get(params.workspace), params, watch),
        ),
      );
  };
  return [
    connection.onRequest(PingRequest, () => true),
    connection.onRequest(
      StatusRequest,
      ask((runner, p) => runner.status(p.selection)),
    ),
    connection.onRequest(
      ImportRequest,
      run((runner, p, watch) => runner.import(p.selection, p.options, watch)),
    ),
    connection.onRequest(
      RollbackRequest,
      run((runner, p, watch) => runner.rollback(p.selection, p.options, watch)),
    ),
    connection.onRequest(
      StopRequest,
      ask((runner, p) => runner.stop(p.id)),
    ),
    connection.onRequest(
      ResetStatusRequest,
      ask((runner, p) => runner.resetStatus(p.id)),
    ),
    connection.onRequest(
      MessagesRequest,
      ask((runner, p) => runner.messages(p.id, p.filter)),
    ),
    connection.onRequest(
      MapRequest,
      ask((runner, p) => runner.map(p.id, p.query)),
    ),
    connection.onRequest(
      EntitiesRequest,
      ask((runner, p) => runner.entities(p.query)),
    ),
    connection.onRequest(
      PreviewRequest,
      ask((runner, p) => runner.preview(p.id, p.query)),
    ),
  ];
}

/** Carries a run out with its progress and messages sent on, and its cancellation as an abort signal. */
async function watched<R>(
  { connection, running }: Served,
  run: RunToken,
  token: CancellationToken,
  act: (watch: Watch) => Promise<R>,
): Promise<R> {
  const controller = new AbortController();
  const cancelled = token.onCancellationRequested(() => controller.abort());
  if (token.isCancellationRequested) controller.abort();
  running.add(controller);
  try {
    // Once nobody hears of a run any more, it ends.
    const lost = () => controller.abort();
    return await act({
      signal: controller.signal,
      progress: (progress) => connection.sendNotification(ProgressNotification, { run, progress }).catch(lost),
      feedback: (report) => connection.sendNotification(FeedbackNotification, { run, report }).catch(lost),
      message: (message) => connection.sendNotification(MessageNotification, { run, message }).catch(lost),
    });
  } finally {
    running.delete(controller);
    cancelled.dispose();
  }
}

/** The result, or the error as a response that keeps what a `RunnerError` says for people. */
async function answer<R>(act: () => Promise<R>): Promise<R | ResponseError<FailureData | undefined>> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof RunnerError) return new ResponseError(RUNNER_ERROR, error.message, error.details);
    const text = error instanceof Error ? error.message : String(error);
    // Nobody meant this to happen: the stack belongs into the log of who started the process.
    console.error(error);
    return new ResponseError<FailureData | undefined>(ErrorCodes.InternalError, text);
  }
}
