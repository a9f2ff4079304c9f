import { randomUUID } from 'node:crypto';
import type {
  EntityPage,
  EntityQuery,
  ImportOptions,
  MapPage,
  MapQuery,
  MessageRow,
  Preview,
  PreviewQuery,
  RollbackOptions,
  Runner,
  RunResult,
  Selection,
  StatusReport,
  Watch,
} from '@migrate-workbench/engine/executable/runner.ts';
import {
  EntitiesRequest,
  ImportRequest,
  MapRequest,
  MessagesRequest,
  PreviewRequest,
  ResetStatusRequest,
  RollbackRequest,
  type RunToken,
  StatusRequest,
  StopRequest,
  type WorkspaceKey,
} from '@migrate-workbench/engine/host/protocol.ts';
import { type CancellationToken, CancellationTokenSource } from 'vscode-jsonrpc';
import type { EngineProcess } from './process.ts';

/** The runner of one workspace folder, in the engine's process. Every call may throw `EngineEnded`. */
export class RemoteRunner implements Runner {
  constructor(
    private readonly engine: EngineProcess,
    private readonly workspace: WorkspaceKey,
  ) {}

  status(selection: Selection): Promise<StatusReport> {
    return this.engine.request((c) => c.sendRequest(StatusRequest, { workspace: this.workspace, selection }));
  }

  import(selection: Selection, options: ImportOptions, watch: Watch): Promise<readonly RunResult[]> {
    return this.run(watch, (run, token) =>
      this.engine.request((c) =>
        c.sendRequest(ImportRequest, { workspace: this.workspace, run, selection, options }, token),
      ),
    );
  }

  rollback(selection: Selection, options: RollbackOptions, watch: Watch): Promise<readonly RunResult[]> {
    return this.run(watch, (run, token) =>
      this.engine.request((c) =>
        c.sendRequest(RollbackRequest, { workspace: this.workspace, run, selection, options }, token),
      ),
    );
  }

  stop(id: string): Promise<string> {
    return this.engine.request((c) => c.sendRequest(StopRequest, { workspace: this.workspace, id }));
  }

  resetStatus(id: string): Promise<string> {
    return this.engine.request((c) => c.sendRequest(ResetStatusRequest, { workspace: this.workspace, id }));
  }

  messages(id: string, filter?: Parameters<Runner['messages']>[1]): Promise<readonly MessageRow[]> {
    return this.engine.request((c) => c.sendRequest(MessagesRequest, { workspace: this.workspace, id, filter }));
  }

  map(id: string, query: MapQuery): Promise<MapPage> {
    return this.engine.request((c) => c.sendRequest(MapRequest, { workspace: this.workspace, id, query }));
  }

  entities(query: EntityQuery): Promise<EntityPage> {
    return this.engine.request((c) => c.sendRequest(EntitiesRequest, { workspace: this.workspace, query }));
  }

  preview(id: string, query: PreviewQuery): Promise<Preview> {
    return this.engine.request((c) => c.sendRequest(PreviewRequest, { workspace: this.workspace, id, query }));
  }

  /** The process serves other folders too, and ends with the extension: nothing is to be done here. */
  async close(): Promise<void> {}

  private async run<R>(watch: Watch, ask: (run: RunToken, token: CancellationToken) => Promise<R>): Promise<R> {
    const run = randomUUID();
    const cancel = new CancellationTokenSource();
    const abort = () => cancel.cancel();
    if (watch.signal?.aborted) abort();
    watch.signal?.addEventListener('abort', abort);
    const unfollow = this.engine.follow(run, watch);
    try {
      return await ask(run, cancel.token);
    } finally {
      unfollow();
      watch.signal?.removeEventListener('abort', abort);
      cancel.dispose();
    }
  }
}
