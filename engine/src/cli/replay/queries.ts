import { existsSync } from 'node:fs';
import { mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { migrationDependencies, sortByDependencies } from '../../definition/dependencies.ts';
import { parseYaml } from '../../definition/yaml.ts';
import type { MigrationManager } from '../../executable/manager.ts';
import { stateFolder } from '../../executable/open.ts';
import { stringOf } from '../../php/conversion.ts';
import { entries, isArray, isList, type Json, PhpFloat, PhpObject, type Value, valuesOf } from '../../php/value.ts';
import { fromPlain } from '../../standins/values.ts';
import { recorded } from './recorder.ts';
import type { Step } from './steps.ts';

/** Carries out the steps that ask, or that change something behind the engine's back. */
export async function answer(step: Step, manager: MigrationManager, root: string): Promise<Json> {
  const { migrations } = manager.environment;
  switch (step.op) {
    case 'order':
      return sortByDependencies(step.ids ?? [], migrations);
    case 'dependencies':
      return dependencies(step, manager);
    case 'ids_by_tag':
      return (step.tags ?? []).map((tag) =>
        [...migrations.values()].filter(({ tags }) => tags.includes(tag)).map(({ id }) => id),
      );
    case 'yaml':
      return (step.snippets ?? []).map(decoded);
    case 'write_files':
      for (const [file, content] of Object.entries(step.files ?? {})) {
        await mkdir(path.dirname(path.join(root, file)), { recursive: true });
        await writeFile(path.join(root, file), content);
      }
      return null;
    case 'list_files':
      return listFiles(step.folders ?? [], path.join(stateFolder(root), 'files/public'));
    case 'create_entity':
      return createEntity(step, manager);
    case 'delete_entity':
      return deleteEntities(step, manager);
    default:
      throw new Error(`replay does not know the operation ${step.op}`);
  }
}

/** An entity made by hand. */
async function createEntity(step: Step, { environment }: MigrationManager): Promise<Json> {
  const type = entityTypeOf(step);
  const given = fromPlain(step.values ?? step.fields ?? step.entity ?? {});
  const values = new Map(isArray(given) ? entries(given) : []);
  const bundleField = environment.site.entityTypes.get(type)?.keys.bundle;
  const bundle = bundleField === undefined ? type : stringOf(values.get(bundleField) ?? step.bundle?.toString() ?? '');
  await environment.entities.save({ type, bundle, values }, undefined);
  return null;
}

/** Entities deleted by hand. */
async function deleteEntities(step: Step, { environment }: MigrationManager): Promise<Json> {
  const type = entityTypeOf(step);
  const numeric = environment.site.entityTypes.get(type)?.idType === 'integer';
  for (const id of step.ids ?? [step.entity_id ?? step.id])
    await environment.entities.delete(type, numeric ? Number(id) : String(id));
  return null;
}

function entityTypeOf(step: Step): string {
  return String(step.entity_type ?? step.type);
}

function dependencies(step: Step, manager: MigrationManager): Json {
  const { migrations } = manager.environment;
  const migration = migrations.get(step.id ?? '');
  if (!migration) throw new Error(`There is no migration ${step.id}`);
  const answers: Json[] = (step.expanded ?? [true]).map((expand) => {
    const { required, optional } = migrationDependencies(migration, migrations, expand);
    return { required, optional };
  });
  if (step.then_order) answers.push(sortByDependencies(step.then_order, migrations));
  return answers;
}

function decoded(yaml: string): Json {
  const { root, problems } = parseYaml(yaml);
  return problems[0] ? { yaml, error: problems[0].symfonyMessage } : { yaml, value: encoded(root?.value ?? null) };
}

/** A value as PHP's `json_encode` writes it; one with an infinity in it cannot be written, and counts as one. */
function encoded(value: Value): Json {
  return isWritable(value) ? withoutObjects(value) : '<INF>';
}

function isWritable(value: Value): boolean {
  if (value instanceof PhpFloat) return Number.isFinite(value.value);
  return !isArray(value) || valuesOf(value).every(isWritable);
}

/** Objects show their public properties, and a tagged value has none. */
function withoutObjects(value: Value): Json {
  if (value instanceof PhpObject) return {};
  if (!isArray(value)) return recorded(value);
  if (isList(value)) return value.map(withoutObjects);
  return Object.fromEntries([...value].map(([key, element]) => [String(key), withoutObjects(element)]));
}

/** Sizes of the files below folders of `public://`, by path: below the folder where one is asked for, else below `public://`. */
async function listFiles(folders: readonly string[], base: string): Promise<Json> {
  const sizes: Record<string, number> = {};
  for (const folder of folders) {
    const directory = path.join(base, folder);
    if (!existsSync(directory)) continue;
    for (const entry of await readdir(directory, { recursive: true, withFileTypes: true })) {
      if (!entry.isFile()) continue;
      const file = path.join(entry.parentPath, entry.name);
      sizes[path.relative(folders.length > 1 ? base : directory, file)] = (await stat(file)).size;
    }
  }
  return sizes;
}
