import { editDistance } from '@migrate-workbench/engine/plugins/near.ts';

/**
 * The name that a misspelt one most likely means, or `undefined`. Stricter than a list of suggestions, since here the answer turns
 * an unknown name into a mistake: only one word of the name may differ (words end at `_`, `/`, ...), by one or two strokes, and neither
 * its digits (`d6_node`, `d7_node`) nor words of less than four letters may.
 * @param name what is written
 * @param candidates what could be meant
 */
export function nearMatch(name: string, candidates: Iterable<string>): string | undefined {
  const lower = name.toLowerCase();
  let best: string | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    if (candidate === name || Math.abs(candidate.length - name.length) > 2) continue;
    const distance = strokes(lower, candidate.toLowerCase());
    if (distance < bestDistance) {
      best = candidate;
      bestDistance = distance;
    }
  }
  return best;
}

/** Strokes between two names, infinite where they are too far apart for a slip. */
function strokes(a: string, b: string): number {
  if (a === b) return 0;
  if (digitsOf(a) !== digitsOf(b)) return Number.POSITIVE_INFINITY;
  const [left, right] = [wordsOf(a), wordsOf(b)];
  if (left.length !== right.length) return within(editDistance(a, b), a.length < 4 ? 0 : 1);
  const differing = left.flatMap((word, at) => (word === right[at] ? [] : [[word, right[at] ?? ''] as const]));
  const [only, ...others] = differing;
  if (only === undefined) return within(editDistance(a, b), 1);
  if (others.length > 0) return Number.POSITIVE_INFINITY;
  const length = Math.max(only[0].length, only[1].length);
  return within(editDistance(...only), length < 4 ? 0 : length < 7 ? 1 : 2);
}

function within(distance: number, limit: number): number {
  return distance <= limit ? distance : Number.POSITIVE_INFINITY;
}

function wordsOf(name: string): readonly string[] {
  return name.split(/[^\p{L}\p{N}]+/u);
}

function digitsOf(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}
