import { arrayFrom, fromJson, isArray, type Json, type Key, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { Row } from '../../pipeline/row.ts';
import type { MessageLevel } from '../exceptions.ts';
import { type Configuration, type NestedProcess, type ProcessFactory, Stop } from '../process.ts';
import type { Services } from '../services.ts';

/** What a test says about the world of a plugin; anything else throws when it is touched. */
export interface World {
  /** The row's source as JSON. */
  readonly row?: { readonly [key: string]: Json };
  readonly isStub?: boolean;
  /** Destination properties that earlier pipelines set. */
  readonly destination?: { readonly [key: string]: Json };
  /** Id of the migration that runs. Default: `test`. */
  readonly migrationId?: string;
  readonly services?: Partial<Services>;
  /** Compiles nested sections; the plugin's own test says how. */
  readonly compile?: (process: Value) => NestedProcess;
  /** The migration's process section. */
  readonly process?: Json;
  /** Configuration of the migration's destination. */
  readonly destinationConfiguration?: { readonly [key: string]: Json };
}

/** What a call gave. */
export interface Outcome {
  readonly value: Value;
  /** Whether the pipeline ended there. */
  readonly stopped: boolean;
  /** What `multiple()` says afterwards. */
  readonly multiple: boolean;
}

/** Builds a plugin from JSON configuration and calls it once. Throws what the plugin throws. */
export async function run(
  factory: ProcessFactory,
  configuration: { readonly [key: string]: Json },
  value: Value,
  world: World = {},
): Promise<Outcome> {
  const plugin = factory(configurationOf(configuration), {
    migration: {
      id: world.migrationId ?? 'test',
      sourceIds: new Map(),
      sourceConfiguration: new Map(),
      destinationConfiguration: configurationOf(world.destinationConfiguration ?? {}),
    },
    services: testServices(world.services),
    compile:
      world.compile ??
      (() => {
        throw new Error('this test compiles nothing');
      }),
    process: fromJson(world.process ?? {}),
  });
  const result = await plugin.transform(value, { row: rowOf(world), destinationProperty: 'destination' });
  return {
    value: result instanceof Stop ? result.value : result,
    stopped: result instanceof Stop,
    multiple: plugin.multiple?.() ?? false,
  };
}

/** The value alone. */
export async function resultOf(...parameters: Parameters<typeof run>): Promise<Value> {
  return (await run(...parameters)).value;
}

/** JSON as a plugin's configuration. */
export function configurationOf(json: { readonly [key: string]: Json }): Configuration {
  return mapOf(fromJson(json));
}

function rowOf({ row = {}, destination = {}, isStub = false }: World): Row {
  const made = new Row(mapOf(fromJson(row)), new Map(), new Map(), isStub);
  for (const [name, value] of Object.entries(destination)) made.setDestinationProperty(name, fromJson(value));
  return made;
}

function mapOf(value: Value): ReadonlyMap<Key, Value> {
  if (value instanceof Map) return value;
  return new Map(isArray(value) ? value.entries() : []);
}

/** A clock that stands still: 2026-01-02T03:04:05Z. */
export const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

/** A service of which only the given parts work; anything else throws when it is touched. */
export function fake<T extends object>(name: string, given: Partial<T> = {}): T {
  return new Proxy(Object.create(null), {
    get: (_target, property) => {
      const part: unknown = Reflect.get(given, property);
      if (part === undefined) throw new Error(`this test gives no ${name}.${String(property)}`);
      return part;
    },
  });
}

/** Services of a Drupal 10.6 in UTC, of which only time and site work unless the test gives more. */
export function testServices(given: Partial<Services> = {}): Services {
  return {
    clock: { now: () => NOW },
    lookup: fake('lookup'),
    entities: fake('entities'),
    files: fake('files'),
    messages: fake('messages'),
    site: testSite(),
    resources: fake('resources'),
    ...given,
  };
}

/** A site without any configuration. */
export function testSite(given: Partial<Services['site']> = {}): Services['site'] {
  return {
    known: false,
    drupalVersion: '10.6',
    defaultLangcode: 'en',
    languages: ['en'],
    timezone: 'UTC',
    entityTypes: new Map(),
    fieldTypes: new Map(),
    configuration: new Map(),
    modules: undefined,
    fields: () => new Map(),
    ...given,
  };
}

/** A message service that keeps what it is told. */
export function recordedMessages(): Services['messages'] & {
  readonly saved: readonly (readonly [string, MessageLevel])[];
} {
  const saved: [string, MessageLevel][] = [];
  return { saved, save: (_row, message, level) => void saved.push([message, level]), display: () => undefined };
}

/** A nested section that sets one destination property to what a function makes of the row. */
export function nested(property: string, make: (row: Row, initial: Value) => Value | Promise<Value>): NestedProcess {
  return {
    run: (row, initial = null) =>
      andThen(make(row, initial), (value) => {
        if (value !== null) row.setDestinationProperty(property, value);
      }),
  };
}

/** A mapping as PHP holds it. */
export function map(json: { readonly [key: string]: Json }): Value {
  return arrayFrom(mapOf(fromJson(json)));
}
