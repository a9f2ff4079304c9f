import { andThen } from '../pipeline/maybe.ts';
import type { FieldItem, Maybe } from '../plugins/services.ts';
import type { FieldDefinition } from '../site/model.ts';
import { deleteComments } from './comment-hooks.ts';
import { type EntityWorld, eachInTurn, type FieldHooks, type SaveContext, textOf } from './hooks.ts';
import { pathHooks } from './path-alias.ts';

/** What Drupal's field types do when an entity with such a field is saved or deleted. */
export const fieldHooks: Readonly<Record<string, FieldHooks>> = {
  changed: { preSave: setChanged },
  comment: { withId: countComments, postDelete: (_field, host, world) => deleteComments(host, world) },
  entity_reference_revisions: { withId: adoptParagraphs },
  file: { withId: makePermanent },
  image: { preSave: measureImages, withId: makePermanent },
  path: pathHooks,
};

/**
 * `ChangedItem::preSave()`: an empty time becomes now, and so does the old time when another field of an existing
 * entity differs. Since Drupal 11 the second rule spares entities that are saved by a migration.
 */
function setChanged(field: FieldDefinition, save: SaveContext): void {
  const value = textOf(save.fields, field.name);
  const now = [{ value: save.moment.seconds }];
  if (value === undefined || value === '0') {
    save.fields[field.name] = now;
    return;
  }
  if (!save.original || save.world.site.drupalVersion !== '10.6') return;
  if (textOf(save.original, field.name) === value && hasChanges(save, field.name)) save.fields[field.name] = now;
}

/** `hasTranslationChanges()`: whether a field other than the changed time and the revision's own has other items. */
function hasChanges({ plan, fields, original }: SaveContext, changed: string): boolean {
  return plan.fields.some(({ name }) => {
    if (name === changed || name.startsWith('revision_')) return false;
    const before = original?.[name];
    const after = fields[name];
    return before !== after && JSON.stringify(before ?? []) !== JSON.stringify(after ?? []);
  });
}

/** `ImageItem::preSave()`: the size in pixels, where the file is there to be measured. */
function measureImages(field: FieldDefinition, save: SaveContext): Maybe<void> {
  const items = save.fields[field.name];
  if (!items || items === save.original?.[field.name]) return;
  const measured: FieldItem[] = [];
  const all = eachInTurn(items, (item) =>
    andThen(measure(item, save.world), (result) => {
      measured.push(result);
    }),
  );
  return andThen(all, () => {
    save.fields[field.name] = measured;
  });
}

function measure(item: FieldItem, { storage, files }: EntityWorld): Maybe<FieldItem> {
  if (item.width !== null && item.height !== null) return item;
  return andThen(storage.load('file', Number(item.target_id)), (file) => {
    const uri = file && textOf(file.fields, 'uri');
    if (uri === undefined) return item;
    return files
      .imageSize(uri)
      .then((size) => (size ? { ...item, width: String(size.width), height: String(size.height) } : item));
  });
}

/** `FileUsageBase::add()`: a file that is used becomes permanent. */
function makePermanent(field: FieldDefinition, { fields, original, world }: SaveContext): Maybe<void> {
  const items = fields[field.name];
  if (!items?.length || items === original?.[field.name]) return;
  const before = new Set(original?.[field.name]?.map((item) => item.target_id));
  return eachInTurn(items, (item) => {
    const id = item.target_id;
    if (id === null || id === undefined || before.has(id)) return;
    return andThen(world.storage.load('file', Number(id)), (file) => {
      if (!file || textOf(file.fields, 'status') === '1') return;
      const draft = { type: 'file', bundle: 'file', values: new Map([['status', true]]) };
      return andThen(world.service.save(draft, file), () => undefined);
    });
  });
}

/** Entity types that keep who refers to them: fields for the host's id, type and field. */
const PARENT_FIELDS: Readonly<Record<string, { readonly id: string; readonly type: string; readonly field: string }>> =
  {
    paragraph: { id: 'parent_id', type: 'parent_type', field: 'parent_field_name' },
  };

/** `EntityReferenceRevisionsItem::postSave()`: what the field refers to learns who its host is. */
function adoptParagraphs(field: FieldDefinition, save: SaveContext, id: string | number): Maybe<void> {
  const { world, plan } = save;
  const target = String(field.settings.target_type ?? '');
  const names = Object.hasOwn(PARENT_FIELDS, target) ? PARENT_FIELDS[target] : undefined;
  const items = save.fields[field.name];
  if (!names || !items?.length) return;
  const parent: Readonly<Record<string, readonly FieldItem[]>> = {
    [names.id]: [{ value: String(id) }],
    [names.type]: [{ value: plan.entityType.id }],
    [names.field]: [{ value: field.name }],
  };
  return eachInTurn(items, (item) =>
    andThen(world.storage.load(target, Number(item.target_id)), (child) => {
      if (!child) return;
      const same = Object.entries(parent).every(([name, [first]]) => textOf(child.fields, name) === first?.value);
      if (!same) world.storage.save({ ...child, fields: { ...child.fields, ...parent } });
    }),
  );
}

/** Statistics that the comment module keeps beside a host's status: `CommentStatistics::create()`. */
function countComments(field: FieldDefinition, { fields, original, plan, moment }: SaveContext): void {
  const [item] = fields[field.name] ?? [];
  if (!item) return;
  const known = original?.[field.name]?.[0];
  const owner = plan.entityType.keys.owner;
  const fresh: FieldItem = {
    cid: '0',
    last_comment_timestamp: textOf(fields, 'changed') ?? moment.seconds,
    last_comment_name: null,
    last_comment_uid: (owner && textOf(fields, owner, 'target_id')) || '0',
    comment_count: '0',
  };
  fields[field.name] = [{ ...fresh, ...known, status: item.status ?? '0' }];
}
