import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { expandPluginIds, migrationDependencies, requirementsOf, sortByDependencies } from './dependencies.ts';
import { migrationsOf } from './testing.ts';

const migration = (id: string, rest = ''): string => `id: '${id}'\nsource: { plugin: csv }\nprocess: {}\n${rest}`;
const after = (id: string, kind: 'required' | 'optional', ...ids: readonly string[]): string =>
  migration(id, `migration_dependencies: { ${kind}: ['${ids.join("', '")}'] }`);

describe('ids', () => {
  const all = migrationsOf(migration('b'), migration('b:x'), migration('b:y'), migration('bb'));

  it('stand for their derivatives and then themselves; unknown ones vanish', () => {
    expect(expandPluginIds(['b', 'nope', 'bb', 'b:x'], all)).toEqual(['b:x', 'b:y', 'b', 'bb', 'b:x']);
  });
});

describe('dependencies', () => {
  it('hold lookups as optional ones, and only migrations that exist', () => {
    const lookup =
      'process: { a: { plugin: migration_lookup, migration: [c, d] } }\nmigration_dependencies: { required: [b, gone], optional: [c] }';
    const all = migrationsOf(`id: a\nsource: { plugin: csv }\n${lookup}`, migration('b'), migration('c'));
    const a = all.get('a');
    if (a === undefined) throw new Error('a is missing');
    expect(migrationDependencies(a, all)).toEqual({ required: ['b'], optional: ['c'] });
    expect(migrationDependencies(a, all, false)).toEqual({ required: ['b', 'gone'], optional: ['c', 'd'] });
  });

  it.each(['[a, b]', '{ requires: [a] }', '{ required: a }'])('of the wrong shape are an error: %s', (value) => {
    const all = migrationsOf(migration('a', `migration_dependencies: ${value}`));
    expect(() => sortByDependencies(['a'], all)).toThrow(
      'Invalid migration dependencies configuration for migration a',
    );
  });

  it.each(['null', '{}', 'false'])('may be %s', (value) => {
    const all = migrationsOf(migration('a', `migration_dependencies: ${value}`));
    expect(sortByDependencies(['a'], all)).toEqual(['a']);
  });
});

describe('the order', () => {
  it('puts what is needed first, and names in natural order otherwise', () => {
    const all = migrationsOf(after('a', 'required', 'z'), migration('z'), migration('m10'), migration('m9'));
    expect(sortByDependencies([...all.keys()], all)).toEqual(['m9', 'm10', 'z', 'a']);
  });

  it('lets members of a cycle run in some order', () => {
    const all = migrationsOf(after('a', 'optional', 'b'), after('b', 'optional', 'a'), migration('c'));
    expect(sortByDependencies(['a', 'b', 'c'], all)).toEqual(['b', 'c', 'a']);
  });

  it('survives a chain of three thousand', () => {
    const all = migrationsOf(
      ...Array.from({ length: 3000 }, (_, i) => after(`m${i}`, 'required', `m${i + 1}`)),
      migration('m3000'),
    );
    expect(sortByDependencies([...all.keys()], all)[0]).toBe('m3000');
  });
});

describe('requirements', () => {
  const all = migrationsOf(
    after('a', 'required', 'b'),
    after('b', 'required', 'c'),
    migration('c'),
    after('d', 'optional', 'a'),
  );

  it('of a migration alone are those that it names', () => {
    expect(requirementsOf('a', all)).toEqual(['b']);
  });

  it('reach further through migrations made in the same call', () => {
    expect(requirementsOf('a', all, ['a', 'b', 'c'])).toEqual(['b', 'c']);
  });

  it('are no optional ones', () => {
    expect(requirementsOf('d', all, ['a', 'b', 'd'])).toEqual([]);
  });
});

describe('what a real Drupal answered', () => {
  const Step = z.object({
    op: z.string(),
    ids: z.array(z.string()).optional(),
    id: z.string().optional(),
    then_order: z.array(z.string()).optional(),
  });
  const Golden = z.object({ steps: z.array(z.object({ step: Step, returned: z.unknown().optional() })) });
  const Both = z.tuple([z.unknown(), z.unknown()]).rest(z.unknown());
  const recordings = resolve(import.meta.dirname, '../../../../shared/conformance/recordings');
  const folders = ['p_order', 'p_lookup_deps']
    .map((name) => `${recordings}/${name}`)
    .filter((folder) => existsSync(folder));

  it.skipIf(folders.length === 0).each(folders)('%s', (folder) => {
    const files = readdirSync(folder).filter((name) => name.endsWith('.yml'));
    const all = migrationsOf(...files.map((name) => readFileSync(`${folder}/${name}`, 'utf8')));
    for (const { step, returned } of Golden.parse(JSON.parse(readFileSync(`${folder}/golden.json`, 'utf8'))).steps) {
      if (step.op === 'order') expect(sortByDependencies(step.ids ?? [], all)).toEqual(returned);
      const created = all.get(step.id ?? '');
      if (step.op !== 'dependencies' || created === undefined) continue;
      const [plain, expanded, order] = Both.parse(returned);
      expect(migrationDependencies(created, all, false)).toEqual(plain);
      expect(migrationDependencies(created, all)).toEqual(expanded);
      if (step.then_order !== undefined) expect(sortByDependencies(step.then_order, all)).toEqual(order);
    }
  });
});
