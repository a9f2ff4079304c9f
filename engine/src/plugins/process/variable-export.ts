import { exportValue, looseEquals } from '../../php/conversion.ts';
import { DataObject } from '../../php/objects.ts';
import { arrayFrom, countOf, entries, isArray, type PhpArray, type Value, valuesOf } from '../../php/value.ts';

/** PHP code for a value in Drupal's style (`Variable::export`), as its messages show values. */
export function exportVariable(value: Value): string {
  if (isArray(value)) return exportArray(value);
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE';
  if (typeof value === 'string') return exportString(value);
  if (value instanceof DataObject && value.className === 'stdClass') {
    return `(object) ${exportArray(arrayFrom(value.properties))}`;
  }
  return exportValue(value);
}

/** Keys are shown where the array is no list; each level is indented by two blanks. */
function exportArray(array: PhpArray): string {
  if (countOf(array) === 0) return 'array()';
  const withKeys = !looseEquals(valuesOf(array), array);
  const lines = Array.from(entries(array), ([key, element]) => {
    const name = withKeys ? `${exportVariable(key)} => ` : '';
    return `  ${name}${exportVariable(element).replaceAll('\n', '\n  ')},\n`;
  });
  return `array(\n${lines.join('')})`;
}

const ESCAPES: Readonly<Record<string, string>> = { '\n': '\\n', '\r': '\\r', '\t': '\\t' };

/** Double quotes only where a line break or a single quote asks for them. */
function exportString(text: string): string {
  if (!/[\n']/.test(text)) return `'${text}'`;
  return `"${text.replace(/[\\$"\n\r\t]/g, (c) => ESCAPES[c] ?? `\\${c}`)}"`;
}
