import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { DataObject } from '../objects.ts';
import {
  elementAt,
  fromJson,
  isArray,
  type Json,
  type PhpArray,
  PhpFloat,
  toJson,
  type Value,
  valuesOf,
} from '../value.ts';
import { callFunction } from './index.ts';

const recordings = fileURLToPath(new URL('../../../../../shared/conformance/recordings', import.meta.url));
const env = { now: () => Date.UTC(2026, 10, 1), timezone: 'UTC' };

interface Step {
  readonly plugin?: string;
  readonly callable?: string;
  readonly source?: Json;
  readonly unpack_source?: boolean;
}

interface Case {
  readonly label: string;
  readonly step: Step;
  readonly row: PhpArray;
  readonly expected: Json | undefined;
}

/** Pipelines of one callback in what Drupal recorded, each with what came out for each row that was saved. */
function casesOf(name: string): readonly Case[] {
  const folder = `${recordings}/${name}`;
  const [first] = JSON.parse(readFileSync(`${folder}/golden.json`, 'utf8')).steps;
  return readdirSync(folder)
    .filter((file) => file.endsWith('.yml'))
    .flatMap((file) => {
      const migration = parse(readFileSync(`${folder}/${file}`, 'utf8'));
      const rows: readonly Json[] = migration.source?.data_rows ?? [];
      const saved = (first.rows_at_pre_row_save ?? []).filter(
        (row: { migration: string }) => row.migration === migration.id,
      );
      return saved.flatMap(
        ({ source_ids, destination }: { source_ids: { id: number }; destination: Record<string, Json> }) => {
          const row = fromJson(rows.find((candidate) => isRow(candidate, source_ids.id)) ?? null);
          return Object.entries(migration.process).flatMap(([property, pipeline]) => {
            const step = singleCallback(pipeline);
            if (step === undefined || !isArray(row)) return [];
            return [{ label: `${property} of row ${source_ids.id}`, step, row, expected: destination[property] }];
          });
        },
      );
    });
}

function isRow(row: Json, id: number): boolean {
  return typeof row === 'object' && row !== null && 'id' in row && row.id === id;
}

function singleCallback(pipeline: unknown): Step | undefined {
  const list: unknown[] = Array.isArray(pipeline) ? pipeline : [pipeline];
  const [step] = list;
  if (list.length !== 1 || typeof step !== 'object' || step === null) return undefined;
  const { plugin, callable, source }: Step = step;
  const names = typeof source === 'string' ? [source] : Array.isArray(source) ? source : [];
  const plain = names.length > 0 && names.every((name) => typeof name === 'string' && /^\w+$/.test(name));
  return plugin === 'callback' && callable !== undefined && plain ? step : undefined;
}

/** What the callback plugin does with the values that its sources name. */
function run({ callable = '', source, unpack_source }: Step, row: PhpArray): Value {
  const read = (name: Json): Value => elementAt(row, String(name)) ?? null;
  if (Array.isArray(source)) return callFunction(callable, unpack_source ? source.map(read) : [source.map(read)], env);
  const value = read(source ?? null);
  if (!isArray(value)) return callFunction(callable, [value], env);
  return valuesOf(value).map((item) => callFunction(callable, [item], env));
}

/** As the recorder writes values: objects by class, bytes that are no UTF-8 as U+FFFD, INF and NAN by name. */
function recorded(value: Value): Json {
  if (value instanceof DataObject) return { _object: value.className };
  if (typeof value === 'string') return value.replace(/\p{Surrogate}/gu, '\ufffd');
  if (value instanceof PhpFloat && !Number.isFinite(value.value))
    return value.value > 0 ? '<INF>' : String(value.toJSON());
  return toJson(value);
}

describe.skipIf(!existsSync(recordings))('single callbacks in recordings of Drupal', () => {
  const names = existsSync(recordings) ? readdirSync(recordings).filter((name) => name.startsWith('p_callback')) : [];
  const cases = names.map((name) => [name, casesOf(name)] as const).filter(([, list]) => list.length > 0);

  test.each(cases)('%s', (_, list) => {
    const comparable = list.filter(({ expected }) => !(typeof expected === 'string' && expected.startsWith('<day')));
    const actual = comparable.map(({ label, step, row }) => [label, step.callable, recorded(run(step, row))]);
    expect(actual).toEqual(comparable.map(({ label, step, expected }) => [label, step.callable, expected ?? null]));
  });

  test('are many', () => {
    expect(cases.reduce((sum, [, list]) => sum + list.length, 0)).toBeGreaterThan(60);
  });
});
