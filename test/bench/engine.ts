import { fork } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEmbeddedRunner } from '../../engine/src/executable/embedded-runner.ts';
import { keepHeapSmall } from '../../engine/src/executable/heap.ts';
import { measureFloor } from './floor.ts';
import { writeWorkspace } from './workspace.ts';

/**
 * `npm run bench`: import and rollback of a five-field node migration from CSV, beside the floor measured in the same run.
 * Each phase is a process of its own, so that its memory is its own.
 */
const ROWS = Number(process.env['BENCH_ROWS'] ?? 100_000);
const MIGRATION = 'bench_node';

interface Phase {
  readonly seconds: number;
  readonly processed: number;
  readonly peakMegabytes: number;
}

async function phase(root: string, operation: string): Promise<void> {
  keepHeapSmall();
  const runner = await createEmbeddedRunner({ root });
  const run = operation === 'rollback' ? runner.rollback.bind(runner) : runner.import.bind(runner);
  const [result] = await run({ ids: [MIGRATION] }, { update: operation === 'update' }, {});
  await runner.close();
  const report: Phase = {
    seconds: result?.seconds ?? 0,
    processed: result?.processed ?? 0,
    peakMegabytes: Math.round(process.resourceUsage().maxRSS / 1024),
  };
  process.send?.(report);
}

function inProcess(root: string, operation: string): Promise<Phase> {
  return new Promise((resolve, reject) => {
    const child = fork(process.argv[1] ?? '', [operation, root]);
    child.on('message', (report: Phase) => resolve(report));
    child.on('exit', (code) => (code === 0 ? undefined : reject(new Error(`${operation} ended with ${code}`))));
  });
}

async function main(): Promise<void> {
  const root = mkdtempSync(path.join(tmpdir(), 'migrate-workbench-bench-'));
  try {
    writeWorkspace(root, ROWS);
    const database = path.join(root, '.migrate-workbench/migrate.sqlite');
    const imported = await inProcess(root, 'import');
    const tables = ['migrate_map_bench_node', 'entity', 'key_value'];
    const floor = await measureFloor(database, path.join(root, 'floor.sqlite'), tables);
    const updated = await inProcess(root, 'update');
    const rolledBack = await inProcess(root, 'rollback');
    const rate = (phase: { processed: number; seconds: number }) => Math.round(phase.processed / phase.seconds);
    console.log(`rows                ${ROWS}`);
    console.log(`floor               ${Math.round(ROWS / floor)} rows/s`);
    console.log(
      `import              ${rate(imported)} rows/s (${((100 * floor) / imported.seconds).toFixed(0)} % of the floor), peak ${imported.peakMegabytes} MB`,
    );
    console.log(`import with update  ${rate(updated)} rows/s, peak ${updated.peakMegabytes} MB`);
    console.log(`rollback            ${rate(rolledBack)} rows/s, peak ${rolledBack.peakMegabytes} MB`);
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

const [, , operation, root] = process.argv;
if (operation && root) await phase(root, operation);
else await main();
