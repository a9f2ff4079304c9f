import type { Candidate } from './candidate.ts';
import type { Cursor } from './cursor.ts';

/** The text that a candidate becomes at a caret, and what the editor compares with the word typed so far. */
export function writeAt(cursor: Cursor, candidate: Candidate): { newText: string; filterText: string } {
  const isKey = cursor.slot === 'key' || (cursor.slot === 'item' && candidate.opens !== undefined);
  const written = candidate.literal === true ? candidate.label : quoted(candidate.label, cursor.quote);
  const newText = isKey ? written + opening(cursor, candidate) : written;
  return { newText, filterText: cursor.quote + candidate.label };
}

function opening(cursor: Cursor, { opens }: Candidate): string {
  if (cursor.colonFollows) return '';
  const indent = ' '.repeat(cursor.column + 2);
  if (opens === 'block') return `:\n${indent}`;
  if (opens === 'list') return `:\n${indent}- `;
  return ': ';
}

/** A scalar in the quotes that were begun, else plain where YAML reads it as this very text, else in single quotes. */
function quoted(text: string, quote: Cursor['quote']): string {
  if (quote === '"') return JSON.stringify(text);
  return quote === "'" || needsQuotes(text) ? `'${text.replaceAll("'", "''")}'` : text;
}

const reserved = /^(?:true|false|null|yes|no|on|off|~|[-+]?[.\d][\d_.,eE+-]*|0x[\da-f]+|0o[0-7]+)$/i;

function needsQuotes(text: string): boolean {
  if (text === '' || text !== text.trim() || reserved.test(text)) return true;
  return /^[-?:,[\]{}#&*!|>'"%@`]/.test(text) || /:(?:\s|$)|\s#/.test(text);
}
