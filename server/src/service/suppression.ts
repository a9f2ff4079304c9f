import type { ParsedYaml } from '@migrate-workbench/engine/definition/syntax.ts';

/** Tells whether comments silence a rule on a line. */
export type Suppressions = (code: string, line: number) => boolean;

const directive = /^migrate-workbench-(disable-next-line|disable-line|disable-file|disable|enable)(?:\s+(.*))?$/;

interface Span {
  readonly from: number;
  to: number;
  /** Empty for all rules. */
  readonly codes: readonly string[];
}

const nothing: Suppressions = () => false;

/**
 * Reads the suppression comments of a file: `# migrate-workbench-disable-next-line CODE, CODE -- reason`, likewise
 * `disable-line`, `disable-file`, and `disable` ... `enable` around a block. Without codes they mean every rule.
 */
export function readSuppressions(yaml: ParsedYaml): Suppressions {
  if (!yaml.text.includes('migrate-workbench-')) return nothing;
  const spans: Span[] = [];
  for (const comment of yaml.comments) {
    const match = directive.exec(comment.text);
    if (match === null) continue;
    const line = yaml.lines.positionAt(comment.range.start).line;
    apply(spans, match[1] ?? '', codesOf(match[2] ?? ''), line);
  }
  if (spans.length === 0) return nothing;
  return (code, line) =>
    spans.some(
      (span) => line >= span.from && line <= span.to && (span.codes.length === 0 || span.codes.includes(code)),
    );
}

function apply(spans: Span[], kind: string, codes: readonly string[], line: number): void {
  if (kind === 'disable-next-line') spans.push({ from: line + 1, to: line + 1, codes });
  else if (kind === 'disable-line') spans.push({ from: line, to: line, codes });
  else if (kind === 'disable-file') spans.push({ from: 0, to: Number.POSITIVE_INFINITY, codes });
  else if (kind === 'disable') spans.push({ from: line, to: Number.POSITIVE_INFINITY, codes });
  else closeBlocks(spans, codes, line);
}

/** Ends open blocks; with codes, only those that name one of them. */
function closeBlocks(spans: readonly Span[], codes: readonly string[], line: number): void {
  for (const span of spans) {
    const open = span.to === Number.POSITIVE_INFINITY && span.from > 0;
    if (open && (codes.length === 0 || span.codes.some((code) => codes.includes(code)))) span.to = line;
  }
}

function codesOf(text: string): readonly string[] {
  const codes = text.split(/\s--(?:\s|$)/)[0] ?? '';
  return codes.split(/[\s,]+/).filter((code) => code !== '');
}
