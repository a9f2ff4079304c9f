import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fromJson, type Json, PhpFloat, toJson, type Value } from '../php/value.ts';
import { TaggedValue } from './yaml/tagged.ts';
import { parseYaml } from './yaml.ts';

interface Snippet {
  readonly yaml: string;
  readonly value?: Json;
  readonly error?: string;
}

const recordings = resolve(import.meta.dirname, '../../../../shared/conformance/recordings');

function recorded(): readonly Snippet[] {
  const file = `${recordings}/p_yaml_dialect/golden.json`;
  if (!existsSync(file)) return [];
  const golden = JSON.parse(readFileSync(file, 'utf8')) as { steps: { returned: Snippet[] }[] };
  return golden.steps.flatMap((step) => step.returned);
}

/** As the recordings write values: PHP's JSON, in which a tagged value is an object without properties. */
function asRecorded(value: Value): Json {
  if (value instanceof TaggedValue) return {};
  if (value instanceof Map) return Object.fromEntries([...value].map(([key, element]) => [key, asRecorded(element)]));
  return Array.isArray(value) ? value.map(asRecorded) : toJson(value as Value);
}

describe('Symfony in a real Drupal', () => {
  const snippets = recorded();
  it.skipIf(snippets.length === 0).each(snippets)('$yaml', (snippet) => {
    const parsed = parseYaml(snippet.yaml);
    expect(parsed.problems[0]?.symfonyMessage).toEqual(snippet.error);
    if (snippet.error !== undefined) return;
    if (snippet.value === '<INF>') expect(JSON.stringify(asRecorded(parsed.root?.value ?? null))).toContain('INF');
    else expect(asRecorded(parsed.root?.value ?? null)).toEqual(snippet.value);
  });
});
