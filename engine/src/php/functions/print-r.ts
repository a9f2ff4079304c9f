import { stringOf } from '../casts.ts';
import { DataObject } from '../objects.ts';
import { entries, isArray, type Key, PhpObject, type Value } from '../value.ts';

/** A value as `print_r($value, TRUE)` shows it. */
export function printReadable(value: Value): string {
  return printAt(value, 0);
}

function printAt(value: Value, indent: number): string {
  if (isArray(value)) return block('Array', entries(value), indent);
  if (value instanceof DataObject) return block(`${value.className} Object`, value.properties, indent);
  return value instanceof PhpObject ? `${value.className} Object\n(\n)\n` : stringOf(value);
}

function block(title: string, members: Iterable<readonly [Key, Value]>, indent: number): string {
  const pad = ' '.repeat(indent);
  let text = `${title}\n${pad}(\n`;
  for (const [key, value] of members) text += `${pad}    [${key}] => ${printAt(value, indent + 8)}\n`;
  return `${text}${pad})\n`;
}
