import type { Command } from 'commander';
import type { Selection } from '../executable/runner.ts';
import { UsageError } from './errors.ts';
import { commaSeparated, parseIdList, positiveInteger } from './options.ts';

/** Options by which `import` and `rollback` choose what to work on and how to report. */
export interface RunOptions {
  readonly all?: boolean;
  readonly group?: string;
  readonly tag?: string;
  readonly idlist?: string;
  readonly idlistDelimiter: string;
  readonly feedback?: number;
  readonly continueOnFailure?: boolean;
  /** Commander's name for `--no-progress`. */
  readonly progress: boolean;
  readonly skipProgressBar?: boolean;
}

/** Adds the options that `import` and `rollback` share. */
export function addRunOptions(command: Command): Command {
  return command
    .option('--all', 'all migrations')
    .option('--group <group>', 'all migrations of this group')
    .option('--tag <tags>', 'all migrations with one of these tags, comma separated')
    .option('--idlist <ids>', 'only these source ids, comma separated; columns of one id by a colon: 1:a,2:b')
    .option('--idlist-delimiter <character>', 'what parts the columns of one id', ':')
    .option('--feedback <rows>', 'report after every so many rows', positiveInteger)
    .option('--continue-on-failure', 'go on with the next migration when one fails')
    .option('--no-progress', 'no progress line')
    .option('--skip-progress-bar', 'the same, as migrate_tools calls it');
}

/**
 * What was chosen. Ids, group and tags combine with AND.
 * @throws UsageError, in migrate_tools' words and with its exit code, where nothing was
 */
export function readSelection(ids: readonly string[], options: RunOptions): Selection {
  const names = commaSeparated(ids);
  if (names.length === 0 && !options.all && options.group === undefined && options.tag === undefined) {
    throw new UsageError(
      'You must specify --all, --group, --tag or one or more migration names separated by commas',
      1,
    );
  }
  return {
    ids: names.length > 0 ? names : undefined,
    group: options.group,
    tags: options.tag === undefined ? undefined : commaSeparated([options.tag]),
  };
}

/** The source ids chosen with `--idlist`, undefined for all. */
export function readIdList(options: RunOptions): readonly (readonly string[])[] | undefined {
  return options.idlist === undefined ? undefined : parseIdList(options.idlist, options.idlistDelimiter);
}

/** Whether a progress line is wanted. */
export function wantsProgress(options: RunOptions): boolean {
  return options.progress && !options.skipProgressBar;
}
