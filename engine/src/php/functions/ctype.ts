import { fromBinary, toBinary } from '../bytes.ts';
import { isInt } from '../integers.ts';
import type { Value } from '../value.ts';
import type { Implementation, Implementations } from './function.ts';

/** Character classes of the C locale. */
const CLASSES: Readonly<Record<string, RegExp>> = {
  alnum: /^[A-Za-z0-9]+$/,
  alpha: /^[A-Za-z]+$/,
  cntrl: /^[^ -~\u0080-\u00ff]+$/,
  digit: /^[0-9]+$/,
  graph: /^[!-~]+$/,
  lower: /^[a-z]+$/,
  print: /^[ -~]+$/,
  punct: /^[!-/:-@[-`{-~]+$/,
  space: /^[ \t\n\v\f\r]+$/,
  upper: /^[A-Z]+$/,
  xdigit: /^[0-9A-Fa-f]+$/,
};

/** Strings of a class; an int between -128 and 255 stands for a character, another one for its digits. */
function test(pattern: RegExp): Implementation {
  return (a) => {
    const text = subject(a.value(0));
    return (
      text !== undefined &&
      text !== '' &&
      pattern.test(toBinary(text).replace(/\n$/, '\n')) &&
      matchesEnd(pattern, text)
    );
  };
}

/** `$` also matches before a last line feed, which only some classes hold. */
function matchesEnd(pattern: RegExp, text: string): boolean {
  return !text.endsWith('\n') || pattern.test('\n');
}

function subject(value: Value): string | undefined {
  if (typeof value === 'string') return value;
  if (!isInt(value)) return undefined;
  const code = Number(value);
  if (code >= 0 && code <= 255) return fromBinary(String.fromCharCode(code));
  return code >= -128 && code < 0 ? fromBinary(String.fromCharCode(code + 256)) : String(value);
}

/** `ctype_*`. */
export const ctypeFunctions: Implementations = Object.fromEntries(
  Object.entries(CLASSES).map(([name, pattern]) => [`ctype_${name}`, test(pattern)]),
);
