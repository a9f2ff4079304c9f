import { type ChildProcess, fork } from 'node:child_process';
import type { Readable } from 'node:stream';
import { RunnerError, type Watch } from '@migrate-workbench/engine/executable/runner.ts';
import {
  type FailureData,
  FeedbackNotification,
  MessageNotification,
  PingRequest,
  ProgressNotification,
  RUNNER_ERROR,
  type RunToken,
} from '@migrate-workbench/engine/host/protocol.ts';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  type MessageConnection,
  ResponseError,
} from 'vscode-jsonrpc/node';
import { EngineEnded } from './ended.ts';
import { Watchdog } from './watchdog.ts';

/** Where the engine's bundle lies, and who hears of its process. */
export interface EngineOptions {
  /** `dist/engine-host.js`. */
  readonly module: string;
  /** A line that the process wrote to its standard output or error. */
  readonly log: (line: string) => void;
  /** The process ended without being asked to. Requests that were under way fail with the same error. */
  readonly died: (error: EngineEnded) => void;
  /** For how long the process may leave a ping unanswered while something is asked of it. */
  readonly hangsAfterMs?: number;
}

const HANGS_AFTER_MS = 30_000;
const CLOSES_WITHIN_MS = 3000;
/** Lines of the log that an error about the process's end quotes. */
const LAST_WORDS = 12;

interface Live {
  readonly child: ChildProcess;
  readonly connection: MessageConnection;
  readonly watchdog: Watchdog;
  readonly lastWords: string[];
  readonly exited: Promise<EngineEnded>;
}

/**
 * The engine's process: started by the first request, replaced by the next request once it has ended. No request waits for
 * longer than the process lives, and a process that hangs does not live long.
 */
export class EngineProcess {
  private live: Live | undefined;
  private closing = false;
  private readonly watches = new Map<RunToken, Watch>();

  constructor(private readonly options: EngineOptions) {}

  /** The process's id while there is one. */
  get pid(): number | undefined {
    return this.live?.child.pid;
  }

  /**
   * Asks the engine, starting it where it does not run.
   *
   * @param ask sends one request on the connection
   * @throws RunnerError what the engine reports for people to read
   * @throws EngineEnded the process ended before it answered
   */
  async request<R>(ask: (connection: MessageConnection) => Promise<R>): Promise<R> {
    if (this.closing) throw new EngineEnded('closed', null, null, []);
    this.live ??= this.start();
    const { connection, child, exited, watchdog } = this.live;
    const answered = watchdog.expect();
    try {
      return await ask(connection);
    } catch (error) {
      if (!child.connected) throw await exited;
      throw asRunnerError(error);
    } finally {
      answered();
    }
  }

  /** Sends a run's progress and messages to a watch until the returned function is called. */
  follow(run: RunToken, watch: Watch): () => void {
    this.watches.set(run, watch);
    return () => this.watches.delete(run);
  }

  /** Ends the process; it gets a moment to end its runs. Requests after this fail. */
  async close(): Promise<void> {
    this.closing = true;
    if (!this.live) return;
    const { child, exited } = this.live;
    const late = setTimeout(() => child.kill('SIGKILL'), CLOSES_WITHIN_MS);
    if (child.connected) child.disconnect();
    await exited;
    clearTimeout(late);
  }

  private start(): Live {
    const child = fork(this.options.module, [], {
      // Inside VS Code, Node is Electron's binary; debugging the extension host must not debug this process too.
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
      execArgv: [],
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    const lastWords: string[] = [];
    for (const stream of [child.stdout, child.stderr]) if (stream) this.readLog(stream, lastWords);
    const connection = this.connect(child);
    const watchdog = new Watchdog({
      ping: () => connection.sendRequest(PingRequest, {}),
      limitMs: this.options.hangsAfterMs ?? HANGS_AFTER_MS,
      hangs: () => child.kill('SIGKILL'),
    });
    const exited = new Promise<EngineEnded>((resolve) => {
      child.once('error', (error) => resolve(new EngineEnded('died', null, null, [error.message])));
      child.once('exit', (code, signal) => {
        resolve(new EngineEnded(watchdog.barked ? 'hung' : 'died', code, signal, lastWords));
      });
    });
    const live = { child, connection, watchdog, lastWords, exited };
    void exited.then((ended) => this.bury(live, ended));
    return live;
  }

  private connect(child: ChildProcess): MessageConnection {
    const connection = createMessageConnection(new IPCMessageReader(child), new IPCMessageWriter(child));
    connection.onNotification(ProgressNotification, ({ run, progress }) => this.watches.get(run)?.progress?.(progress));
    connection.onNotification(FeedbackNotification, ({ run, report }) => this.watches.get(run)?.feedback?.(report));
    connection.onNotification(MessageNotification, ({ run, message }) => this.watches.get(run)?.message?.(message));
    connection.onError(([error]) => this.options.log(`connection: ${error.message}`));
    connection.listen();
    return connection;
  }

  private readLog(stream: Readable, lastWords: string[]): void {
    stream.setEncoding('utf8').on('data', (text: string) => {
      for (const line of text.split('\n')) {
        if (line.trim() === '') continue;
        this.options.log(line);
        lastWords.push(line);
        if (lastWords.length > LAST_WORDS) lastWords.shift();
      }
    });
  }

  private bury(live: Live, ended: EngineEnded): void {
    if (this.live === live) this.live = undefined;
    live.watchdog.stop();
    // Rejects what was under way.
    live.connection.dispose();
    if (!this.closing) this.options.died(ended);
  }
}

function asRunnerError(error: unknown): unknown {
  if (!(error instanceof ResponseError) || error.code !== RUNNER_ERROR) return error;
  return new RunnerError(error.message, isFailureData(error.data) ? error.data : {});
}

function isFailureData(data: unknown): data is FailureData {
  return typeof data === 'object' && data !== null;
}
