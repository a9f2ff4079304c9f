import type { Json } from '../../php/value.ts';
import type { EntityDocument } from '../../plugins/services.ts';
import type { Store } from '../../store/store.ts';
import type { BaseEntities } from './kit.ts';

const REVISION_FIELDS = ['revision_id', 'vid'];
const BUNDLE_FIELDS = ['type', 'bundle', 'vid', 'shortcut_set'];

/** Puts the entities that existed before a recording into a fresh database. New ids follow theirs. */
export function seedEntities(store: Store, base: BaseEntities): void {
  for (const [type, entities] of Object.entries(base)) {
    for (const [id, fields] of Object.entries(entities)) {
      const revision =
        REVISION_FIELDS.map((name) => Number(first(fields, name, 'value'))).find((number) => number > 0) ?? null;
      const bundle = BUNDLE_FIELDS.map((name) => first(fields, name, 'target_id')).find(
        (name) => typeof name === 'string',
      );
      store.entities.save({
        type,
        id: Number(id),
        revisionId: revision,
        langcode: String(first(fields, 'langcode', 'value') ?? 'en'),
        bundle: String(bundle ?? type),
        fields: withHash(fields),
      });
      store.entities.reserve(type, Number(id), revision);
    }
  }
}

function first(fields: EntityDocument, field: string, property: string): Json | undefined {
  return fields[field]?.[0]?.[property];
}

/** Stands for the password hash that the recorder masked. */
const SOME_HASH = `$2y$10$${'.'.repeat(53)}`;

function withHash(fields: EntityDocument): EntityDocument {
  return first(fields, 'pass', 'value') === '<hash>' ? { ...fields, pass: [{ value: SOME_HASH }] } : fields;
}
