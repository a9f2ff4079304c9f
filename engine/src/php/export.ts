import { PhpException } from './errors.ts';
import { representFloat } from './numeric.ts';
import { DataObject } from './objects.ts';
import { entries, type Key, PhpFloat, PhpObject, type Value } from './value.ts';

/** PHP code for a value, as `var_export($value, TRUE)` writes it. */
export function exportValue(value: Value): string {
  return exportAt(value, 0);
}

function exportAt(value: Value, depth: number): string {
  if (value === null) return 'NULL';
  if (typeof value === 'string') return exportString(value);
  if (value instanceof PhpFloat) return exportFloat(value.value);
  if (value === -9223372036854775808n) return '-9223372036854775807-1';
  if (typeof value === 'number' || typeof value === 'bigint' || typeof value === 'boolean') return String(value);
  const pad = ' '.repeat(depth);
  if (value instanceof DataObject) {
    const head = value.className === 'stdClass' ? '(object) array(' : `\\${value.className}::__set_state(array(`;
    return `${head}\n${members(value.properties.entries(), depth, ' ')}${pad})${value.className === 'stdClass' ? '' : ')'}`;
  }
  if (value instanceof PhpObject) throw new PhpException('Exception', `${value.className} cannot be exported here`);
  return `array (\n${members(entries(value), depth, '')}${pad})`;
}

/** Objects' members stand one column further to the right than arrays'. */
function members(list: Iterable<readonly [Key, Value]>, depth: number, extra: string): string {
  const pad = ' '.repeat(depth + 2);
  let text = '';
  for (const [key, element] of list) {
    const nested = typeof element === 'object' && element !== null && !(element instanceof PhpFloat);
    const name = typeof key === 'number' ? String(key) : exportString(key);
    text += `${pad}${extra}${name} => ${nested ? `\n${pad}` : ''}${exportAt(element, depth + 2)},\n`;
  }
  return text;
}

function exportFloat(value: number): string {
  const text = representFloat(value);
  return /^-?\d+$/.test(text) ? `${text}.0` : text;
}

function exportString(text: string): string {
  const quoted = `'${text.replace(/[\\']/g, '\\$&')}'`;
  return quoted.includes('\0') ? quoted.replaceAll('\0', `' . "\\0" . '`) : quoted;
}
