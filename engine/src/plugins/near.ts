/**
 * Words that somebody may have meant: nearest first, words further than a typing mistake left out. Hyphens, blanks and
 * capitals count as the underscores and small letters of plugin ids. Equal distances keep the candidates' order.
 */
export function nearest(word: string, candidates: Iterable<string>, limit = 3): readonly string[] {
  const wanted = plain(word);
  const reach = wanted.length <= 3 ? 1 : Math.min(3, Math.ceil(wanted.length / 4));
  const found: { candidate: string; distance: number }[] = [];
  for (const candidate of candidates) {
    const text = plain(candidate);
    if (Math.abs(text.length - wanted.length) > reach) continue;
    const distance = editDistance(wanted, text);
    if (distance <= reach) found.push({ candidate, distance });
  }
  return found
    .sort((a, b) => a.distance - b.distance)
    .slice(0, limit)
    .map(({ candidate }) => candidate);
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[-\s]/g, '_');
}

/** Insertions, deletions, replacements and swapped neighbours (Damerau-Levenshtein, optimal string alignment). */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1];
      let best = Math.min((row[j - 1] ?? 0) + 1, (last[j] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        best = Math.min(best, (beforeLast[j - 2] ?? 0) + 1);
      }
      row.push(best);
    }
    beforeLast = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
