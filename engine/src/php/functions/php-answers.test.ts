import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PhpThrowable } from '../errors.ts';
import { serialize, unserialize } from '../serialize.ts';
import { isArray, type PhpArray } from '../value.ts';
import { callFunction } from './index.ts';

/** [function, serialized arguments, what PHP 8.2 answered, time zone]: see generate-answers.php. */
type Answer = readonly [string, string, string, string?];

const answers: readonly Answer[] = JSON.parse(
  readFileSync(new URL('./php-answers.generated.json', import.meta.url), 'utf8'),
);

function argumentsFrom(text: string): PhpArray {
  const args = unserialize(text);
  if (!isArray(args)) throw new Error(`not an array: ${text}`);
  return args;
}

function answer([name, args, , timezone = 'UTC']: Answer): string {
  try {
    return serialize(callFunction(name, argumentsFrom(args), { now: () => 1_700_000_000_000, timezone }));
  } catch (error) {
    if (error instanceof PhpThrowable) return `EX ${error.className}: ${error.message}`;
    throw error;
  }
}

const byName = new Map<string, Answer[]>();
for (const entry of answers) byName.set(entry[0], [...(byName.get(entry[0]) ?? []), entry]);

test('the answers cover at least 280 functions', () => {
  expect(byName.size).toBeGreaterThanOrEqual(280);
});

for (const [name, list] of byName)
  test(`${name}() answers as PHP 8.2 does`, () => {
    const [expected, actual] = [new Map<string, string>(), new Map<string, string>()];
    for (const entry of list) {
      const call = `${entry[1]} ${entry[3] ?? ''}`;
      expected.set(call, entry[2]);
      actual.set(call, answer(entry));
    }
    expect(actual).toEqual(expected);
  });
