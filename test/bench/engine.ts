import { fork } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmbeddedRunner } from '../../engine/src/executable/embedded-runner.ts';
import { keepHeapSmall } from '../../engine/src/executable/heap.ts';
import { measureFloor } from './floor.ts';
import { writeWorkspace } from './workspace.ts';

/**
 * `npm run bench`: imports of nodes from CSV, update and rollback, beside the floor measured in the same run. Each phase is a
 * process of its own, so that its memory is its own.
 */
const ROWS = Number(process.env.BENCH_ROWS ?? 100_000);

interface Phase {
  readonly name: string;
  readonly migration: string;
  readonly operation: 'import' | 'update' | 'rollback';
  /** Rows that it works on, where it is not the rows that it counts: rows that are looked at and left. */
  readonly looksAt?: number;
}

const PHASES: readonly Phase[] = [
  { name: 'import, five fields', migration: 'bench_node', operation: 'import' },
  { name: 'import, mix of seven plugins', migration: 'bench_mix', operation: 'import' },
  { name: 'import with migration_lookup', migration: 'bench_lookup', operation: 'import' },
  { name: 'import with track_changes', migration: 'bench_track', operation: 'import' },
  { name: 'the same, nothing changed', migration: 'bench_track', operation: 'import', looksAt: ROWS },
  { name: 'import with update', migration: 'bench_node', operation: 'update' },
  { name: 'rollback', migration: 'bench_mix', operation: 'rollback' },
];

interface Measured {
  readonly seconds: number;
  readonly processed: number;
  readonly peakMegabytes: number;
}

async function measure(root: string, migration: string, operation: string): Promise<void> {
  keepHeapSmall();
  const runner = await createEmbeddedRunner({ root });
  const run = operation === 'rollback' ? runner.rollback.bind(runner) : runner.import.bind(runner);
  const [result] = await run({ ids: [migration] }, { update: operation === 'update' }, {});
  await runner.close();
  const measured: Measured = {
    seconds: result?.seconds ?? 0,
    processed: result?.processed ?? 0,
    peakMegabytes: peakMegabytes(),
  };
  process.send?.(measured);
}

/** The most memory that this process had. (Linux counts its parent's into `maxRSS`.) */
function peakMegabytes(): number {
  const status = existsSync('/proc/self/status') ? readFileSync('/proc/self/status', 'utf8') : '';
  const kilobytes = /^VmHWM:\s+(\d+) kB$/m.exec(status)?.[1] ?? process.resourceUsage().maxRSS;
  return Math.round(Number(kilobytes) / 1024);
}

function inProcess(root: string, phase: Phase): Promise<Measured> {
  return new Promise((resolve, reject) => {
    const child = fork(process.argv[1] ?? '', [root, phase.migration, phase.operation]);
    child.on('message', (measured: Measured) => resolve(measured));
    child.on('exit', (code) => {
      if (code !== 0) reject(new Error(`${phase.name} ended with ${code}`));
    });
  });
}

async function main(): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'migrate-workbench-bench-'));
  try {
    writeWorkspace(root, ROWS);
    let floor: number | undefined;
    for (const phase of PHASES) {
      const { seconds, processed, peakMegabytes } = await inProcess(root, phase);
      floor ??= await floorOf(root);
      const rate = Math.round((phase.looksAt ?? processed) / seconds);
      const share =
        phase.operation === 'rollback' || phase.looksAt ? '' : `${Math.round((100 * rate) / floor)} % of the floor`;
      console.log(
        `${phase.name.padEnd(30)} ${String(rate).padStart(8)} rows/s  ${`${peakMegabytes} MB`.padStart(7)}  ${share}`,
      );
    }
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Rows a second of the floor for what the first phase wrote. */
async function floorOf(root: string): Promise<number> {
  const database = path.join(root, '.migrate-workbench/migrate.sqlite');
  const tables = ['migrate_map_bench_node', 'entity', 'key_value'];
  const rate = ROWS / (await measureFloor(database, path.join(root, 'floor.sqlite'), tables));
  console.log(`${`floor, ${ROWS} rows`.padEnd(30)} ${String(Math.round(rate)).padStart(8)} rows/s`);
  return rate;
}

const [, , root, migration, operation] = process.argv;
if (root && migration && operation) await measure(root, migration, operation);
else await main();
