import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import type { Server } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createEmbeddedRunner } from '../executable/embedded-runner.ts';
import { Kit } from './replay/kit.ts';
import { runTestCli } from './testing.ts';

/*
 * What migrate_tools printed on a real site, command after command on one database, against what this command line prints on
 * the same migrations. The transcripts lie beside the repository.
 */
const shared = path.resolve(import.meta.dirname, '../../../../shared');
const transcripts = path.join(shared, 'conformance/drush/migrate_tools');
const available = existsSync(transcripts);

interface Transcript {
  readonly name: string;
  readonly argv: readonly string[];
  readonly stdout: string;
  readonly stderr: string;
  readonly exitCode: number;
}

function read(name: string): Transcript {
  const text = readFileSync(path.join(transcripts, name), 'utf8');
  const parts = /^\$ drush ([^\n]*)\n--- stdout\n([\s\S]*?)--- stderr\n([\s\S]*?)--- exit (\d+)\s*$/.exec(text);
  if (!parts) throw new Error(`${name} is no transcript`);
  const [, command = '', stdout = '', stderr = '', exit = ''] = parts;
  // The recorder left out the quotes of `--tag="UD First"`.
  const argv = command.match(/--tag=.*$|\S+/g) ?? [];
  return { name, argv, stdout, stderr, exitCode: Number(exit) };
}

const ours = /^migrate:(status|import|rollback|messages|stop|reset-status)$/;
const all = available ? readdirSync(transcripts).map(read) : [];
const isListing = ({ argv }: Transcript) =>
  argv[0] === 'migrate:status' && (argv.length === 1 || argv[1] === '--names-only');
const commands = all.filter((transcript) => ours.test(transcript.argv[0] ?? ''));

/** A site with the same modules. Definitions that fetch files ask the local server, as on the recorded site. */
function buildSite(root: string): void {
  const modules = path.join(root, 'modules/custom/ud_migrations');
  mkdirSync(path.join(root, 'config'), { recursive: true });
  cpSync(path.join(shared, 'corpus/ud_migrations'), modules, { recursive: true });
  cpSync(path.join(shared, 'conformance/site/config'), path.join(root, 'config/sync'), { recursive: true });
  const recordings = path.join(shared, 'conformance/recordings');
  const local = readdirSync(path.join(recordings, 'udm_dependencies_intro')).filter((file) => file.endsWith('.yml'));
  const files = readdirSync(modules, { recursive: true, encoding: 'utf8' });
  for (const file of local) {
    const target = files.find((candidate) => path.basename(candidate) === file);
    if (target) cpSync(path.join(recordings, 'udm_dependencies_intro', file), path.join(modules, target));
  }
}

/** Times differ, and so does the width of a column that holds them. */
function timeless(text: string): string {
  return text.replace(/\d{4}-\d\d-\d\d \d\d:\d\d:\d\d/g, '<now>');
}

function lines(text: string): readonly string[] {
  return timeless(text)
    .split('\n')
    .map((line) => line.trimEnd().replace(/-{10,}/g, '---'))
    .filter((line) => line !== '');
}

/** Standard error without progress, and with exceptions (which Drush draws as boxes) as the error lines that they are here. */
function messagesOf(stderr: string): readonly string[] {
  return stderr
    .replace(/\n *\d+\/\d+ \[[=>-]+\] +\d+%/g, '\n')
    .replace(/\nIn \w+\.php line \d+:\n\s*(.*?)\s*\n/g, '\n [error]  $1\n')
    .split('\n')
    .map((line) => line.trim().replace(/ See: migrate-workbench .*$/, ''))
    .filter((line) => line !== '');
}

if (!available) {
  const lacking = 'no ../shared/conformance/drush: the transcripts of migrate_tools are not beside this repository';
  console.log(`skipped: command transcripts: ${lacking}`);
  it.skipIf(process.env.MIGRATE_WORKBENCH_REQUIRE !== 'all')(lacking, () => {
    expect(available).toBe(true);
  });
}

describe.skipIf(!available)('on the recorded site, the command line answers as migrate_tools does', () => {
  let root = '';
  let server: Server | undefined;

  beforeAll(async () => {
    root = mkdtempSync(path.join(tmpdir(), 'migrate-workbench-transcripts-'));
    buildSite(root);
    server = await new Kit(path.join(shared, 'conformance')).serve();
  });
  afterAll(() => {
    server?.close();
    rmSync(root, { recursive: true, force: true });
  });

  // In the order of the transcripts: each finds the database as the one before left it.
  it.each(commands.map((transcript) => [transcript.argv.join(' '), transcript] as const))('%s', async (_, expected) => {
    const run = await runTestCli([...expected.argv, '--root', root], {
      openRunner: createEmbeddedRunner,
      directories: [root],
    });
    if (isListing(expected)) {
      // Which of two independent migrations comes first depends on the order of files on that disk; the corpus has more modules.
      const listed = groupsIn(expected.stdout);
      expect(
        [...groupsIn(run.stdout)].map(([group, ids]) => [group, ids.filter((id) => listed.get(group)?.includes(id))]),
      ).toEqual([...listed]);
      expect(run.exitCode).toBe(expected.exitCode);
      return;
    }
    expect(messagesOf(run.stderr)).toEqual(messagesOf(expected.stderr));
    if (expected.argv.includes('--format=json')) {
      expect(shownByBoth(JSON.parse(run.stdout))).toEqual(JSON.parse(expected.stdout));
    } else {
      expect(lines(run.stdout)).toEqual(lines(expected.stdout));
    }
    expect(run.exitCode).toBe(expected.exitCode);
  });
});

/** Ids in each group of a listing, sorted; groups in order. */
function groupsIn(table: string): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, readonly string[]>();
  for (const line of table.split('\n')) {
    const [, group, id] = /^ {2}(\S.*?\)) {3,}(\S+)/.exec(line) ?? [];
    if (group !== undefined && id !== undefined) {
      groups.set(group, [...(groups.get(group) ?? []), id].sort());
    }
  }
  return groups;
}

/** JSON has one key more than migrate_tools', and null where it prints an empty text. */
function shownByBoth(rows: readonly Record<string, unknown>[]): unknown {
  return rows.map(({ needing_update: _, ...row }) => ({ ...row, last_imported: row.last_imported ?? '' }));
}
