import { stringOf } from '../php/casts.ts';
import { elementAt, isArray, type Value } from '../php/value.ts';
import { andThen } from '../pipeline/maybe.ts';
import type { FieldItem, Maybe, StoredEntity } from '../plugins/services.ts';
import type { FieldDefinition } from '../site/model.ts';
import { itemsOf } from './field-plan.ts';
import { type EntityWorld, eachInTurn, type FieldHooks, type SaveContext, textOf } from './hooks.ts';

/** Canonical internal paths of the entity types that have a `path` field. */
const PATHS: Readonly<Record<string, (id: string | number) => string>> = {
  node: (id) => `/node/${id}`,
  taxonomy_term: (id) => `/taxonomy/term/${id}`,
  media: (id) => `/media/${id}/edit`,
};

const TYPES_BY_PATH: readonly { readonly pattern: RegExp; readonly type: string }[] = [
  { pattern: /^\/node\/(\d+)$/, type: 'node' },
  { pattern: /^\/taxonomy\/term\/(\d+)$/, type: 'taxonomy_term' },
  { pattern: /^\/media\/(\d+)\/edit$/, type: 'media' },
];

/** The `path` field: a computed field that makes, changes and deletes `path_alias` entities. */
export const pathHooks: FieldHooks = { withId: saveAlias, postDelete: deleteAliases };

/** `PathItem::postSave()`. */
function saveAlias(field: FieldDefinition, save: SaveContext, id: string | number): Maybe<void> {
  const given = save.draft.values.get(field.name);
  if (given === undefined || given === null) return;
  const item = firstItem(given);
  const alias = propertyOf(item, 'alias')?.trim() ?? '';
  const pid = propertyOf(item, 'pid');
  if (alias === '') return pid ? save.world.service.delete('path_alias', Number(pid)) : undefined;
  const path = PATHS[save.plan.entityType.id]?.(id);
  if (path === undefined) return;
  const langcode =
    (pid || save.world.site.drupalVersion === '11.4' ? propertyOf(item, 'langcode') : '') || save.langcode;
  return andThen(existingAlias(save, path, alias, langcode, pid), (existing) =>
    andThen(storeAlias(save.world, existing, { path, alias, langcode }), (stored) => {
      save.fields[field.name] = [shownAlias(stored)];
    }),
  );
}

/** The alias to change: the one that is named, since Drupal 11 also an equal one. 10.6 makes a new one each time. */
function existingAlias(
  { world, original }: SaveContext,
  path: string,
  alias: string,
  langcode: string,
  pid: string | undefined,
): Maybe<StoredEntity | undefined> {
  if (pid && original) return world.storage.load('path_alias', Number(pid));
  if (world.site.drupalVersion === '10.6') return undefined;
  return andThen(aliasesOf(world, path), (aliases) =>
    aliases.find((found) => textOf(found.fields, 'alias') === alias && found.langcode === langcode),
  );
}

function storeAlias(
  world: EntityWorld,
  existing: StoredEntity | undefined,
  values: { readonly path: string; readonly alias: string; readonly langcode: string },
): Maybe<StoredEntity> {
  if (!existing) {
    const draft = { type: 'path_alias', bundle: 'path_alias', values: new Map<string, Value>(Object.entries(values)) };
    return world.service.save(draft, undefined);
  }
  if (textOf(existing.fields, 'alias') === values.alias) return existing;
  const draft = { type: 'path_alias', bundle: 'path_alias', values: new Map<string, Value>([['alias', values.alias]]) };
  return world.service.save(draft, existing);
}

/** `PathFieldItemList::delete()`: the aliases in the entity's language and those without one. */
function deleteAliases(_field: FieldDefinition, entity: StoredEntity, world: EntityWorld): Maybe<void> {
  const path = PATHS[entity.type]?.(entity.id);
  if (path === undefined) return;
  const langcodes = new Set([entity.langcode, 'und', ...Object.keys(entity.translations ?? {})]);
  return andThen(aliasesOf(world, path), (aliases) =>
    eachInTurn(
      aliases.filter((alias) => langcodes.has(alias.langcode)),
      (alias) => world.service.delete('path_alias', alias.id),
    ),
  );
}

function aliasesOf(world: EntityWorld, path: string): Maybe<readonly StoredEntity[]> {
  return andThen(world.find('path_alias', 'path', 'value', path), (ids) => {
    const aliases: StoredEntity[] = [];
    const read = eachInTurn(ids, (id) =>
      andThen(world.storage.load('path_alias', id), (alias) => {
        if (alias) aliases.push(alias);
      }),
    );
    return andThen(read, () => aliases);
  });
}

/** `PathAlias::preSave()`: no blanks around, no slashes at the end. */
export function trimAlias({ fields }: SaveContext): void {
  const alias = textOf(fields, 'alias');
  if (alias !== undefined) fields.alias = [{ value: alias.trim().replace(/[\\/]+$/, '') }];
}

/** An alias shows in the `path` field of the entity that it leads to, however it was made. */
export function aliasSaved(alias: StoredEntity, { world }: SaveContext): Maybe<void> {
  return andThen(targetOf(alias, world), (target) => {
    if (!target || (alias.langcode !== 'und' && alias.langcode !== target.langcode)) return;
    world.storage.save({ ...target, fields: { ...target.fields, path: [shownAlias(alias)] } });
  });
}

/** And no longer, once it is gone. */
export function aliasDeleted(alias: StoredEntity, world: EntityWorld): Maybe<void> {
  return andThen(targetOf(alias, world), (target) => {
    if (!target || textOf(target.fields, 'path', 'pid') !== String(alias.id)) return;
    const { path: _gone, ...fields } = target.fields;
    world.storage.save({ ...target, fields });
  });
}

function targetOf(alias: StoredEntity, world: EntityWorld): Maybe<StoredEntity | undefined> {
  const path = textOf(alias.fields, 'path') ?? '';
  for (const { pattern, type } of TYPES_BY_PATH) {
    const id = pattern.exec(path)?.[1];
    if (id !== undefined) return world.storage.load(type, Number(id));
  }
  return undefined;
}

function shownAlias(alias: StoredEntity): FieldItem {
  return { alias: textOf(alias.fields, 'alias') ?? '', pid: String(alias.id), langcode: alias.langcode };
}

function firstItem(value: Value): Value {
  if (!isArray(value)) return value;
  for (const item of itemsOf(value)) return item;
  return null;
}

/** A scalar is the alias. */
function propertyOf(item: Value, property: string): string | undefined {
  if (!isArray(item)) return property === 'alias' && item !== null ? stringOf(item) : undefined;
  const value = elementAt(item, property) ?? null;
  return value === null ? undefined : stringOf(value);
}
