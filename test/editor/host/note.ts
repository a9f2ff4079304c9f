import { appendFileSync } from 'node:fs';

/** Prints a line from inside a host test. (console is VS Code's own there and cannot be replaced.) */
export function note(text: string): void {
  console.log(text);
  const results = process.env.HOST_TEST_RESULTS;
  if (results) appendFileSync(results, `${JSON.stringify({ type: 'note', text })}\n`);
}
