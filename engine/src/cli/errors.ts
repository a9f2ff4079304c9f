import { relative, sep } from 'node:path';
import { RunnerError } from '../executable/runner.ts';

/** Wrong usage: a missing or impossible argument. Ends the command with its exit code. */
export class UsageError extends Error {
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 2,
  ) {
    super(message);
  }
}

/** What a person reads about an error, and the exit code that goes with it. */
export interface Failure {
  readonly paragraph: string;
  readonly exitCode: 1 | 2;
}

/**
 * Turns whatever was thrown into one clear paragraph: what, where (`file:line`) and what to do. The stack is added for
 * errors that nobody foresaw only when asked for.
 */
export function describeFailure(error: unknown, root: string, verbose: boolean): Failure {
  const stack = verbose && error instanceof Error && error.stack ? `\n${error.stack}` : '';
  if (error instanceof UsageError) {
    return { paragraph: error.message + stack, exitCode: error.exitCode };
  }
  if (error instanceof RunnerError) {
    return { paragraph: describeRunnerError(error, root) + stack, exitCode: error.details.exitCode ?? 2 };
  }
  const message = error instanceof Error ? error.message : String(error);
  const advice = verbose ? '' : ' This was not foreseen: --verbose shows where it happened.';
  return { paragraph: sentence(message) + advice + stack, exitCode: 2 };
}

function describeRunnerError(error: RunnerError, root: string): string {
  const { file, line, hint } = error.details;
  const parts = [error.message];
  if (file !== undefined) {
    const where = displayPath(file, root) + (line === undefined ? '' : `:${line}`);
    if (!error.message.includes(where)) {
      parts[0] = `${sentence(error.message).slice(0, -1)} (${where}).`;
    }
  }
  if (hint !== undefined) {
    parts[0] = sentence(parts[0] ?? '');
    parts.push(sentence(hint));
  }
  return parts.join(' ');
}

/** A path as a reader wants it: relative to the root where it lies inside, with forward slashes. */
export function displayPath(file: string, root: string): string {
  const path = relative(root, file);
  return path === '' || path.startsWith('..') ? file : path.split(sep).join('/');
}

function sentence(text: string): string {
  const trimmed = text.trimEnd();
  return /[.!?]$/.test(trimmed) ? trimmed : `${trimmed}.`;
}
