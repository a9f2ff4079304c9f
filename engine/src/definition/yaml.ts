import { LineIndex, type ParsedYaml } from './syntax.ts';
import { Block } from './yaml/block.ts';
import { Context } from './yaml/context.ts';
import { SourceLines } from './yaml/lines.ts';
import { YamlError } from './yaml/problem.ts';
import { readBlock } from './yaml/reader.ts';

/** Longest text that is read. Migrations are a hundredth of it; dumps that someone named `.yml` are not. */
const MAX_LENGTH = 16 * 1024 * 1024;

/**
 * Reads YAML as Drupal does, which means as Symfony's parser does: what is accepted, what values come out and what the error
 * says. Never throws. In a broken text, everything outside the broken entries is in the tree; the first problem is the one that
 * Drupal reports.
 */
export function parseYaml(text: string): ParsedYaml {
  const context = new Context(text);
  if (text.length > MAX_LENGTH) {
    context.record(new YamlError(`The text is longer than ${MAX_LENGTH} characters.`, { start: 0, end: 0 }));
    return { text, root: undefined, problems: context.problems, comments: [], lines: new LineIndex('') };
  }
  const lines = new SourceLines(text);
  const root = readBlock(context, new Block(lines, 0, lines.count - 1, 0, 0));
  context.comments.sort((a, b) => a.range.start - b.range.start);
  return { text, root, problems: context.problems, comments: context.comments, lines: new LineIndex(text) };
}
