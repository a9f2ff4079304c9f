import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import {
  createMessageConnection,
  type MessageConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-jsonrpc/node';
import type { Diagnostic, InitializeResult, PublishDiagnosticsParams } from 'vscode-languageserver-protocol';

const root = join(import.meta.dirname, '../..');

/** The server's bundle: that of the build, or one of our own where nothing was built. */
export async function serverBundle(): Promise<string> {
  const built = join(root, 'dist/server.js');
  if (process.env.MIGRATE_WORKBENCH_SERVER !== undefined) return process.env.MIGRATE_WORKBENCH_SERVER;
  if (existsSync(built)) return built;
  const outfile = join(root, 'out/test/protocol/server.js');
  mkdirSync(dirname(outfile), { recursive: true });
  const entryPoints = [join(root, 'server/src/protocol/main.ts')];
  const format = { bundle: true, platform: 'node', format: 'cjs', target: 'node20' } as const;
  await build({ entryPoints, outfile, ...format, mainFields: ['module', 'main'], logLevel: 'warning' });
  return outfile;
}

/** A client of the server over stdio, as small as an editor can be. */
export class Client {
  /** Everything that was published, in the order of arrival. */
  readonly published: PublishDiagnosticsParams[] = [];
  readonly logged: string[] = [];
  readonly watched: unknown[] = [];
  private readonly versions = new Map<string, number>();
  private waiting: (() => void)[] = [];
  exited: number | null | undefined;

  private constructor(
    readonly process: ChildProcess,
    readonly connection: MessageConnection,
  ) {
    connection.onNotification('textDocument/publishDiagnostics', (params: PublishDiagnosticsParams) => {
      this.published.push(params);
      for (const wake of this.waiting.splice(0)) wake();
    });
    connection.onNotification(
      'window/logMessage',
      ({ message }: { message: string }) => void this.logged.push(message),
    );
    connection.onRequest('client/registerCapability', (params) => void this.watched.push(params));
    process.on('exit', (code) => {
      this.exited = code;
    });
  }

  /** Starts a server on some folders. */
  static async start(folders: readonly string[], options: StartOptions = {}): Promise<Client> {
    const child = spawn(process.execPath, [await serverBundle(), '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'] });
    const connection = createMessageConnection(
      new StreamMessageReader(child.stdout),
      new StreamMessageWriter(child.stdin),
    );
    const client = new Client(child, connection);
    connection.onRequest('workspace/configuration', ({ items }: { items: unknown[] }) =>
      items.map(() => options.settings?.() ?? {}),
    );
    connection.listen();
    const workspaceFolders = folders.map((folder) => ({ uri: uriOf(folder), name: folder }));
    const workspace =
      options.plain === true
        ? {}
        : {
            workspaceFolders: true,
            configuration: options.settings !== undefined,
            didChangeWatchedFiles: { dynamicRegistration: true },
          };
    client.initialized = await connection.sendRequest<InitializeResult>('initialize', {
      processId: process.pid,
      rootUri: null,
      capabilities: { workspace },
      workspaceFolders,
      initializationOptions: options.initializationOptions,
    });
    await connection.sendNotification('initialized', {});
    return client;
  }

  initialized: InitializeResult | undefined;

  async open(uri: string, text: string): Promise<void> {
    this.versions.set(uri, 1);
    const textDocument = { uri, languageId: 'yaml', version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  async close(uri: string): Promise<void> {
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  }

  /** Replaces a range (or the whole text) and says which version that made. */
  async change(uri: string, text: string, range?: Diagnostic['range']): Promise<number> {
    const version = (this.versions.get(uri) ?? 1) + 1;
    this.versions.set(uri, version);
    const contentChanges = [range === undefined ? { text } : { range, text }];
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri, version },
      contentChanges,
    });
    return version;
  }

  /** The diagnostics of a document, once those that fulfil a condition have come. */
  async diagnostics(
    uri: string,
    wanted: (params: PublishDiagnosticsParams) => boolean,
  ): Promise<readonly Diagnostic[]> {
    const deadline = performance.now() + 5000;
    for (;;) {
      const found = this.published.findLast((params) => params.uri === uri);
      if (found !== undefined && wanted(found)) return found.diagnostics;
      if (performance.now() > deadline) throw new Error(`No such diagnostics for ${uri}: ${JSON.stringify(found)}`);
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, 100);
        this.waiting.push(() => {
          clearTimeout(timer);
          resolve();
        });
      });
    }
  }

  /** The diagnostics of a version of a document. */
  atVersion(uri: string, version: number): Promise<readonly Diagnostic[]> {
    return this.diagnostics(uri, (params) => params.version === version);
  }

  async stop(): Promise<void> {
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    this.connection.dispose();
  }
}

interface StartOptions {
  /** A client that can do nothing beyond the base protocol. */
  readonly plain?: boolean;
  readonly initializationOptions?: unknown;
  /** What the client answers when it is asked for settings. */
  readonly settings?: () => unknown;
}

/** A path's URI. */
export function uriOf(path: string): string {
  return `file://${path}`;
}
