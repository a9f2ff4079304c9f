import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { Result, Status } from '../../executable/codes.ts';
import { ImportExecutable } from '../../executable/import.ts';
import { MigrationManager } from '../../executable/manager.ts';
import { createEnvironment, readSnapshot, type Snapshot, withStandIns } from '../../executable/open.ts';
import { RollbackExecutable } from '../../executable/rollback.ts';
import { PhpException } from '../../php/errors.ts';
import { loadStandIns } from '../../standins/load.ts';
import type { StandIns } from '../../standins/standins.ts';
import { Store } from '../../store/store.ts';
import { withoutDropped } from './dropped.ts';
import { Kit, removeRoot } from './kit.ts';
import { answer } from './queries.ts';
import { DISCOVERY_EXCEPTION, recordedException, StepRecorder } from './recorder.ts';
import { seedEntities } from './seed.ts';
import { StateReporter } from './state.ts';
import type { RecordedStep, Step, StepsFile } from './steps.ts';
import { runWithTools } from './with-tools.ts';

const RESULT_CONSTANTS: Readonly<Record<Result, string>> = {
  [Result.Completed]: 'RESULT_COMPLETED',
  [Result.Incomplete]: 'RESULT_INCOMPLETE',
  [Result.Stopped]: 'RESULT_STOPPED',
  [Result.Failed]: 'RESULT_FAILED',
  [Result.Skipped]: 'RESULT_SKIPPED',
  [Result.Disabled]: 'RESULT_DISABLED',
};

/**
 * Carries out a recording's `steps.json` on a fresh database and a temporary Drupal root.
 * @param recording folder with `steps.json`
 * @param kitFolder folder with the site, its data and the files it serves
 * @param probe file of the configuration that stands in for the recorded site's own module
 * @returns what happened, in the shape of `golden.json`
 */
export async function replay(
  recording: string,
  kitFolder: string,
  probe: string,
): Promise<{ readonly steps: readonly RecordedStep[] }> {
  const steps = JSON.parse(await readFile(path.join(recording, 'steps.json'), 'utf8')) as StepsFile;
  const root = await mkdtemp(path.join(tmpdir(), 'migrate-workbench-replay-'));
  const kit = new Kit(kitFolder);
  const server = await kit.serve();
  try {
    await kit.buildRoot(root, steps);
    const run = new Replay(root, recording, steps, kit.configuration(steps.site), await loadStandIns(probe));
    await run.begin(kit);
    const recorded: RecordedStep[] = [];
    for (const [index, step] of steps.steps.entries()) recorded.push(await run.step(index + 1, step));
    return { steps: recorded };
  } finally {
    server?.close();
    await removeRoot(root);
  }
}

class Replay {
  private readonly state = new StateReporter();
  private readonly database: string;
  private snapshot: Snapshot | undefined;
  /** Migration id -> its file. */
  private fileOf = new Map<string, string>();

  constructor(
    private readonly root: string,
    private readonly recording: string,
    private readonly steps: StepsFile,
    private readonly configuration: string,
    private readonly standIns: StandIns,
  ) {
    this.database = path.join(root, '.migrate-workbench/migrate.sqlite');
  }

  /** Lays out the recording's definitions and the site's first entities. */
  async begin(kit: Kit): Promise<void> {
    const store = await Store.open(this.database);
    try {
      seedEntities(store, await kit.baseEntities());
      await store.batch.commit();
      await this.state.begin(store);
    } finally {
      await store.close();
    }
    this.fileOf = await kit.layDefinitions(this.root, this.recording, this.steps);
  }

  async step(n: number, step: Step): Promise<RecordedStep> {
    for (const [file, id] of Object.entries(step.swap ?? {})) await this.lay(file, id);
    const snapshot = await this.read();
    const recorded: RecordedStep = { n, step, migrations: {} };
    const store = await Store.open(this.database);
    try {
      await this.carryOut(step, snapshot, store, recorded);
    } finally {
      await store.close();
    }
    await this.report(await this.read(), recorded);
    return recorded;
  }

  /** The root as it is; read again once a definition was laid or files were written. */
  private async read(): Promise<Snapshot> {
    this.snapshot ??= await withStandIns(
      withoutDropped(await readSnapshot(this.root, [this.configuration]), this.standIns),
      this.standIns,
    );
    return this.snapshot;
  }

  private async lay(file: string, id: string): Promise<void> {
    const target = this.fileOf.get(id);
    if (target === undefined) throw new Error(`steps.json swaps ${id}, which files does not name`);
    await writeFile(target, await readFile(path.join(this.recording, file)));
    this.snapshot = undefined;
  }

  private async carryOut(step: Step, snapshot: Snapshot, store: Store, recorded: RecordedStep): Promise<void> {
    const displayed: (readonly [string, string])[] = [];
    const manager = await this.manager(snapshot, store, (text, type) => displayed.push([type, text]));
    const recorder = new StepRecorder(manager.environment.events);
    try {
      const [error] = snapshot.workspace.drupalErrors();
      if (error && step.op !== 'yaml') throw new PhpException(DISCOVERY_EXCEPTION, error.message);
      await this.perform(step, manager, recorded, displayed);
    } catch (error) {
      recorded.exception = recordedException(error);
    }
    await store.batch.commit();
    const events = recorder.events();
    if (events !== '') recorded.events = events;
    if (displayed.length > 0) recorded.displayed = displayed;
    if (recorder.rows.length > 0) recorded.rows_at_pre_row_save = recorder.rows;
  }

  private async perform(
    step: Step,
    manager: MigrationManager,
    recorded: RecordedStep,
    displayed: (readonly [string, string])[],
  ): Promise<void> {
    const id = step.id ?? '';
    switch (step.op) {
      case 'import':
      case 'rollback': {
        // Drupal's plugin manager gives nothing for a migration that it does not know.
        if (!manager.environment.migrations.has(id)) return;
        // Drupal's plugin manager makes nothing of an unknown id, and the recorder then goes on.
        if (!manager.environment.migrations.has(id)) return;
        const instance = await manager.instance(id);
        interruptAt(step, manager);
        let result: Result;
        if (step.via === 'tools') {
          result = await runWithTools(instance, manager, step, recorded, (text) => displayed.push(['status', text]));
        } else if (step.op === 'import') {
          if (step.update) await instance.map.prepareUpdate();
          result = await new ImportExecutable(instance, manager, { force: step.force }).run();
        } else {
          result = await new RollbackExecutable(instance, manager).run();
        }
        recorded.result = result;
        recorded.result_name = RESULT_CONSTANTS[result];
        return;
      }
      case 'reset':
        return (await manager.instance(id)).setStatus(Status.Idle);
      case 'stop':
        return (await manager.instance(id)).setStatus(Status.Stopping);
      case 'set_status':
        return (await manager.instance(id)).setStatus((step.status ?? 0) as Status);
      case 'status':
        return;
      default:
        recorded.returned = await answer(step, manager, this.root);
        this.snapshot = undefined;
    }
  }

  private async report(snapshot: Snapshot, recorded: RecordedStep): Promise<void> {
    const store = await Store.open(this.database);
    try {
      const manager = await this.manager(snapshot, store, () => {});
      recorded.migrations = await this.state.changedMigrations(
        this.steps.ids,
        manager,
        snapshot.workspace.drupalErrors()[0],
      );
      const { entities, removed } = await this.state.changedEntities(store);
      if (entities) recorded.entities = entities;
      if (removed) recorded.entities_removed = removed;
      const configuration = this.state.changedConfiguration(store, snapshot.site.configuration);
      if (configuration !== undefined) recorded.config_changed = configuration;
    } finally {
      await store.close();
    }
  }

  private async manager(
    snapshot: Snapshot,
    store: Store,
    display: (text: string, type: string) => void,
  ): Promise<MigrationManager> {
    return new MigrationManager(
      await createEnvironment(snapshot, store, {
        network: true,
        clock: { now: () => Date.now() },
        display: (_, text, type) => display(text, type),
      }),
    );
  }
}

/** `interrupt_at`: a subscriber that interrupts the migration at the Nth event of a name. */
function interruptAt(step: Step, manager: MigrationManager): void {
  const interrupt = step.interrupt_at;
  if (!interrupt) return;
  let seen = 0;
  manager.environment.events.on(interrupt.event, ({ migration }) => {
    if (++seen === interrupt.count) migration.interrupt(interrupt.result);
  });
}

/** `replay DIR OUT.json`: writes what happened. */
export async function replayToFile(recording: string, out: string, kitFolder: string, probe: string): Promise<void> {
  const outcome = await replay(recording, kitFolder, probe);
  await rm(out, { force: true });
  await writeFile(out, `${JSON.stringify(outcome, (_, value) => withoutBytes(value), 1)}\n`);
}

/** Bytes that are not UTF-8 are written as U+FFFD, each, as the recorder's `json_encode` writes them. */
function withoutBytes(value: unknown): unknown {
  return typeof value === 'string' ? value.replace(/[\u{DC80}-\u{DCFF}]/gu, '\u{FFFD}') : value;
}
