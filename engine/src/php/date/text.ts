import type { DateFields } from './fields.ts';
import { TEXT_RULES, type TextRule } from './text-rules.ts';

/** Reads a date text of any of PHP's forms; `undefined` where a part of it is none. */
export function parseDateText(text: string): DateFields | undefined {
  const fields: DateFields = { hasDate: false, hasTime: false };
  const trimmed = text.trim();
  for (let at = 0; at < trimmed.length; ) {
    const found = longestMatch(trimmed, at);
    if (found === undefined || !found.rule.apply(found.match.groups ?? {}, fields)) return undefined;
    at += found.match[0].length;
  }
  return fields;
}

interface Found {
  readonly rule: TextRule;
  readonly match: RegExpExecArray;
}

function longestMatch(text: string, at: number): Found | undefined {
  let best: Found | undefined;
  for (const rule of TEXT_RULES) {
    rule.pattern.lastIndex = at;
    const match = rule.pattern.exec(text);
    if (match !== null && match[0].length > (best?.match[0].length ?? 0)) best = { rule, match };
  }
  return best;
}
