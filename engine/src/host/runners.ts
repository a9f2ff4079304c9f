import type { Runner } from '../executable/runner.ts';
import type { WorkspaceKey } from './protocol.ts';

/** Makes the runner of a workspace. */
export type OpenRunner = (workspace: WorkspaceKey) => Promise<Runner>;

/** The open runners of a process, one a workspace and database, each opened when first asked for. */
export class Runners {
  private readonly open = new Map<string, Promise<Runner>>();

  constructor(private readonly openRunner: OpenRunner) {}

  /** The workspace's runner. A failure to open is not remembered: the next call tries again. */
  get(workspace: WorkspaceKey): Promise<Runner> {
    const key = JSON.stringify([workspace.root, workspace.database ?? null]);
    const known = this.open.get(key);
    if (known) return known;
    const opening = this.openRunner(workspace);
    this.open.set(key, opening);
    opening.catch(() => this.open.delete(key));
    return opening;
  }

  /** Closes all. @throws AggregateError with what went wrong in closing, after every runner was asked */
  async close(): Promise<void> {
    const runners = [...this.open.values()];
    this.open.clear();
    const results = await Promise.allSettled(runners.map(async (opening) => (await opening).close()));
    const reasons = results.flatMap((result) => (result.status === 'rejected' ? [result.reason] : []));
    if (reasons.length) throw new AggregateError(reasons, 'Closing the database failed');
  }
}
