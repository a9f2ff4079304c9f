import type { Runner } from '../executable/runner.ts';
import type { CliDependencies, Output, RunnerSettings } from './dependencies.ts';
import type { LintReport, LintRequest } from './lint/finding.ts';
import { runCli } from './program.ts';

/** What a test gives the command line: only what it is about. */
export interface TestWorld {
  readonly runner?: Partial<Runner>;
  /** Opens a real runner in place of a double. */
  readonly openRunner?: CliDependencies['createRunner'];
  readonly lint?: (request: LintRequest) => LintReport;
  readonly files?: Readonly<Record<string, string>>;
  /** Whether standard output and error are terminals. */
  readonly terminal?: boolean;
  readonly directories?: readonly string[];
}

/** What a command line left behind. */
export interface TestRun {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
  /** Settings with which runners were opened. */
  readonly opened: readonly RunnerSettings[];
  readonly closed: number;
  readonly killed: number;
}

/** Runs a command line against doubles. `interrupt` in the world of the runner is what Ctrl-C calls. */
export async function runTestCli(
  argv: readonly string[],
  world: TestWorld | ((interrupt: () => void) => TestWorld) = {},
): Promise<TestRun> {
  const listeners = new Set<() => void>();
  const interrupt = () => {
    for (const listener of listeners) {
      listener();
    }
  };
  const given = typeof world === 'function' ? world(interrupt) : world;
  const [stdout, stderr] = [buffer(given.terminal ?? false), buffer(given.terminal ?? false)];
  const opened: RunnerSettings[] = [];
  let [closed, killed] = [0, 0];
  const dependencies: CliDependencies = {
    async createRunner(settings) {
      opened.push(settings);
      if (given.openRunner !== undefined) {
        return given.openRunner(settings);
      }
      return doubleOf(given.runner ?? {}, () => closed++);
    },
    lint: async (request) => given.lint?.(request) ?? { findings: [], files: 0, codes: [], unreadable: [] },
    readText: (file) => given.files?.[file],
    stdout,
    stderr,
    environment: {},
    currentDirectory: '/work',
    isDirectory: (path) => (given.directories ?? ['/work']).includes(path),
    now: () => Date.UTC(2026, 10, 22, 12, 0, 0),
    version: '1.2.3',
    onInterrupt(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    kill: () => killed++,
  };
  const exitCode = await runCli(argv, dependencies);
  return { exitCode, stdout: stdout.text(), stderr: stderr.text(), opened, closed, killed };
}

function buffer(isTTY: boolean): Output & { text(): string } {
  const written: string[] = [];
  return { isTTY, columns: isTTY ? 100 : undefined, write: (text) => written.push(text), text: () => written.join('') };
}

/** A runner that has the given methods; any other is a mistake of the test's. */
function doubleOf(methods: Partial<Runner>, onClose: () => void): Runner {
  const refuse = (name: string) => () => Promise.reject(new Error(`The test's runner has no ${name}`));
  return {
    status: refuse('status'),
    import: refuse('import'),
    rollback: refuse('rollback'),
    stop: refuse('stop'),
    resetStatus: refuse('resetStatus'),
    messages: refuse('messages'),
    map: refuse('map'),
    entities: refuse('entities'),
    preview: refuse('preview'),
    ...methods,
    close: async () => onClose(),
  };
}
