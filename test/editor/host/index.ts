import { appendFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/** Entry that VS Code calls inside the extension host; the same for the VS Code server and desktop VS Code. */
export async function run(): Promise<void> {
  const results = process.env.HOST_TEST_RESULTS;
  if (results) writeFileSync(results, '');
  // A line of JSON for each test, for the runner that waits outside.
  const log = (line: object) => {
    if (results) appendFileSync(results, `${JSON.stringify(line)}\n`);
  };
  const mocha = new Mocha({ ui: 'tdd', timeout: 60_000, color: false, grep: process.env.HOST_TEST_GREP || undefined });
  for (const file of readdirSync(__dirname)) {
    if (file.endsWith('.test.js')) mocha.addFile(path.join(__dirname, file));
  }
  const failures = await runMocha(mocha, log);
  log({ type: 'end', failures });
  if (failures) throw new Error(`${failures} test(s) failed`);
}

function runMocha(mocha: Mocha, log: (line: object) => void): Promise<number> {
  return new Promise((resolve, reject) => {
    try {
      const runner = mocha.run(resolve);
      runner.on('pass', (test) => log({ type: 'pass', title: test.fullTitle(), ms: test.duration }));
      runner.on('fail', (test, error: Error) => {
        log({ type: 'fail', title: test.fullTitle(), message: error.message, stack: error.stack });
      });
      runner.on('pending', (test) => log({ type: 'skip', title: test.fullTitle() }));
    } catch (reason) {
      // A test file that throws while it loads.
      const error = reason instanceof Error ? reason : new Error(String(reason));
      log({ type: 'fail', title: 'the suite did not load', message: error.message, stack: error.stack });
      reject(error);
    }
  });
}
