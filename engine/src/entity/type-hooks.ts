import { andThen } from '../pipeline/maybe.ts';
import type { EntityDocument, Maybe, StoredEntity } from '../plugins/services.ts';
import { configurationAt, flagAt } from '../site/configuration.ts';
import { commentHooks } from './comment-hooks.ts';
import { type EntityHooks, type EntityWorld, eachInTurn, type SaveContext, textOf } from './hooks.ts';
import { guessMimeType } from './mime-type.ts';
import { aliasDeleted, aliasSaved, trimAlias } from './path-alias.ts';

/** What Drupal's entity classes and modules do when an entity of a type is saved or deleted. */
export const typeHooks: Readonly<Record<string, EntityHooks>> = {
  node: { preSave: nodePreSave, postDelete: deleteMenuLinks },
  comment: commentHooks,
  media: { preSave: ownerOrNobody },
  user: { preSave: userPreSave, postDelete: deleteWhatUserOwns },
  taxonomy_term: { preSave: termPreSave, postDelete: termPostDelete },
  file: { preSave: filePreSave, postDelete: ({ fields }, { files }) => deleteFile(fields, files) },
  path_alias: { preSave: trimAlias, postSave: aliasSaved, postDelete: aliasDeleted },
};

/** `Node::preSave()`: no owner is the anonymous user, and the author of the revision is the owner. */
function nodePreSave(save: SaveContext): Maybe<void> {
  return andThen(ownerOrNobody(save), () => {
    const author = textOf(save.fields, 'revision_uid', 'target_id');
    const known = author === undefined ? false : save.world.exists('user', author);
    return andThen(known, (exists) => {
      if (!exists) save.fields.revision_uid = save.fields.uid ?? [];
    });
  });
}

function ownerOrNobody(save: SaveContext): Maybe<void> {
  const field = save.plan.entityType.keys.owner ?? 'uid';
  const owner = textOf(save.fields, field, 'target_id');
  return andThen(owner === undefined ? false : save.world.exists('user', owner), (exists) => {
    if (!exists) save.fields[field] = [{ target_id: '0' }];
  });
}

/** Roles that everybody has, or nobody, and that are never stored. */
const UNSTORED_ROLES = new Set<unknown>(['anonymous', 'authenticated']);

/** `User::preSave()`: roles, and the site's time zone where users have one of their own. */
function userPreSave({ fields, world }: SaveContext): void {
  const roles = fields.roles?.filter((item) => !UNSTORED_ROLES.has(item.target_id));
  if (roles?.length !== fields.roles?.length) fields.roles = roles ?? [];
  if (textOf(fields, 'timezone')) return;
  const ofUser = configurationAt(configurationAt(world.site.configuration.get('system.date'), 'timezone'), 'user');
  const wanted = (flagAt(ofUser, 'configurable') ?? true) && (configurationAt(ofUser, 'default') ?? 0) === 0;
  if (wanted) fields.timezone = [{ value: world.site.timezone }];
}

/** `Term::preSave()`: a term without parents stands below the root. */
function termPreSave({ fields }: SaveContext): void {
  if (!fields.parent?.length) fields.parent = [{ target_id: '0' }];
}

/** `Term::postDelete()`: children that have no other parent go too. */
function termPostDelete(term: StoredEntity, world: EntityWorld): Maybe<void> {
  return andThen(world.find('taxonomy_term', 'parent', 'target_id', String(term.id)), (children) =>
    eachInTurn(children, (id) =>
      andThen(world.storage.load('taxonomy_term', id), (child) => {
        if (!child) return;
        const parents = (child.fields.parent ?? []).filter((item) => String(item.target_id) !== String(term.id));
        if (parents.length === 0) return world.service.delete('taxonomy_term', id);
        world.storage.save({ ...child, fields: { ...child.fields, parent: parents } });
      }),
    ),
  );
}

/** `File::preCreate()` and `File::preSave()`: name and type from the URI for new files, the size whenever the file is there. */
function filePreSave({ fields, original, world }: SaveContext): Maybe<void> {
  const uri = textOf(fields, 'uri');
  if (uri === undefined) return;
  if (!original) {
    fields.filename ??= [{ value: uri.slice(uri.lastIndexOf('/') + 1) }];
    fields.filemime ??= [{ value: guessMimeType(uri) }];
  }
  return andThen(world.files.size(uri), (size) => {
    if (size !== undefined) fields.filesize = [{ value: String(size) }];
  });
}

function deleteFile(fields: EntityDocument, files: EntityWorld['files']): Maybe<void> {
  const uri = textOf(fields, 'uri');
  if (uri !== undefined) return files.delete(uri);
}

/** `node_user_predelete()`, `comment_user_predelete()`: a user's content goes with the account. */
function deleteWhatUserOwns(user: StoredEntity, world: EntityWorld): Maybe<void> {
  return eachInTurn(['node', 'comment'], (type) =>
    andThen(world.find(type, 'uid', 'target_id', String(user.id)), (ids) =>
      eachInTurn(ids, (id) => world.service.delete(type, id)),
    ),
  );
}

/** `menu_link_content_entity_predelete()`: links to a node go with it. */
function deleteMenuLinks(node: StoredEntity, world: EntityWorld): Maybe<void> {
  return eachInTurn([`entity:node/${node.id}`, `internal:/node/${node.id}`], (uri) =>
    andThen(world.find('menu_link_content', 'link', 'uri', uri), (ids) =>
      eachInTurn(ids, (id) => world.service.delete('menu_link_content', id)),
    ),
  );
}

/** Configuration entities whose going takes content along: the field that refers to them. */
export const configurationConsequences: Readonly<
  Record<string, { readonly type: string; readonly field: string; readonly property: string; readonly remove: boolean }>
> = {
  taxonomy_vocabulary: { type: 'taxonomy_term', field: 'vid', property: 'target_id', remove: true },
  menu: { type: 'menu_link_content', field: 'menu_name', property: 'value', remove: true },
  user_role: { type: 'user', field: 'roles', property: 'target_id', remove: false },
  shortcut_set: { type: 'shortcut', field: 'shortcut_set', property: 'target_id', remove: true },
};

/** What follows from a configuration entity that is gone: a vocabulary's terms, a menu's links, a role of users. */
export function afterConfigurationDeleted(entityType: string, id: string, world: EntityWorld): Maybe<void> {
  const rule = Object.hasOwn(configurationConsequences, entityType) ? configurationConsequences[entityType] : undefined;
  if (!rule) return;
  const { type, field, property, remove } = rule;
  return andThen(world.find(type, field, property, id), (ids) =>
    eachInTurn(ids, (found) => {
      if (remove) return world.service.delete(type, found);
      return andThen(world.storage.load(type, found), (entity) => {
        if (!entity) return;
        const items = (entity.fields[field] ?? []).filter((item) => item[property] !== id);
        const fields = { ...entity.fields, [field]: items };
        if (items.length === 0) delete fields[field];
        world.storage.save({ ...entity, fields });
      });
    }),
  );
}
