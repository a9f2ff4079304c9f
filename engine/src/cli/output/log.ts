import type { Colors } from 'picocolors/types';
import type { Output } from '../dependencies.ts';
import { forPeople } from './for-people.ts';
import { printable } from './text.ts';

type Level = 'notice' | 'warning' | 'error';

/**
 * What goes to standard error, with Drush's prefixes. Keeps a progress line at the bottom of a terminal and writes
 * messages above it.
 */
export class Log {
  readonly #output: Output;
  readonly #quiet: boolean;
  readonly #colors: Colors;
  readonly #root: string;
  #progressShown = false;

  /** @param root the workspace, from which paths in messages are told */
  constructor(output: Output, quiet: boolean, colors: Colors, root: string) {
    this.#output = output;
    this.#quiet = quiet;
    this.#colors = colors;
    this.#root = root;
  }

  /** What went well; silent with `--quiet`. */
  notice(text: string): void {
    if (!this.#quiet) {
      this.#write('notice', text);
    }
  }

  warning(text: string): void {
    this.#write('warning', text);
  }

  error(text: string): void {
    this.#write('error', text);
  }

  /** Replaces the progress line. Only a terminal has one. */
  progress(line: string): void {
    if (this.#quiet || !this.#output.isTTY) {
      return;
    }
    this.#output.write(`\r\u001b[2K${line}`);
    this.#progressShown = true;
  }

  /** Takes the progress line away. */
  clearProgress(): void {
    if (this.#progressShown) {
      this.#output.write('\r\u001b[2K');
      this.#progressShown = false;
    }
  }

  #write(level: Level, text: string): void {
    this.clearProgress();
    const colors = { notice: this.#colors.green, warning: this.#colors.yellow, error: this.#colors.red };
    const prefix = `[${level}]`;
    this.#output.write(
      ` ${colors[level](prefix)}${' '.repeat(Math.max(1, 9 - prefix.length))}${printable(forPeople(text, this.#root))}\n`,
    );
  }
}
