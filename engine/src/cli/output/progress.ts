import type { RunProgress } from '../../executable/runner.ts';

const width = 28;

/** A line such as `people  12/30 [===========>----------------]  40%, 1 failed`; only a count where nothing can be counted. */
export function progressLine(progress: RunProgress): string {
  const failed = progress.failed > 0 ? `, ${progress.failed} failed` : '';
  if (progress.total === null || progress.total <= 0) {
    return ` ${progress.migration}  ${progress.processed}${failed}`;
  }
  const share = Math.min(1, progress.processed / progress.total);
  const percent = String(Math.floor(share * 100)).padStart(3);
  return ` ${progress.migration}  ${progress.processed}/${progress.total} [${bar(share)}] ${percent}%${failed}`;
}

function bar(share: number): string {
  const full = Math.floor(share * width);
  return full === width ? '='.repeat(width) : `${'='.repeat(full)}>${'-'.repeat(width - full - 1)}`;
}
