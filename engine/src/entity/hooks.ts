import { isPromise } from '../pipeline/maybe.ts';
import type {
  Clock,
  EntityDocument,
  EntityDraft,
  EntityService,
  EntityStorage,
  FieldItem,
  FileService,
  Maybe,
  StoredEntity,
} from '../plugins/services.ts';
import type { FieldDefinition, SiteModel } from '../site/model.ts';
import type { Moment } from './defaults.ts';
import type { SavePlan } from './save-plan.ts';

/** What entities do to files: measure them, and delete the file of a `file` entity. */
export type EntityFiles = Pick<FileService, 'size' | 'imageSize' | 'delete'>;

/** What the hooks reach. */
export interface EntityWorld {
  readonly storage: EntityStorage;
  readonly site: SiteModel;
  readonly clock: Clock;
  readonly files: EntityFiles;
  /** Saves and deletes with hooks of their own. */
  readonly service: EntityService;
  /** Whether an entity exists; user 0 always does. */
  exists(type: string, id: string): Maybe<boolean>;
  /** `find`, spared where there is no entity of the type. */
  find(type: string, field: string, property: string, value: string): Maybe<readonly (string | number)[]>;
}

/** Fields in the making; hooks put their own items in. */
export type MutableDocument = { [field: string]: readonly FieldItem[] };

/** One `save()` under way. */
export interface SaveContext {
  readonly world: EntityWorld;
  readonly plan: SavePlan;
  readonly draft: EntityDraft;
  /** What was stored before (of this translation), undefined for a new entity or translation. */
  readonly original: EntityDocument | undefined;
  readonly fields: MutableDocument;
  readonly moment: Moment;
  readonly langcode: string;
}

/** What Drupal does beyond storing values, for an entity type. */
export interface EntityHooks {
  /** Before anything is checked or numbered. */
  readonly preSave?: (save: SaveContext) => Maybe<void>;
  /** Once the entity has its id. Changes to `save.fields` are stored. */
  readonly withId?: (save: SaveContext, id: string | number) => Maybe<void>;
  readonly postSave?: (entity: StoredEntity, save: SaveContext) => Maybe<void>;
  /** After the entity is gone. */
  readonly postDelete?: (entity: StoredEntity, world: EntityWorld) => Maybe<void>;
}

/** The same for fields of a type. */
export interface FieldHooks {
  readonly preSave?: (field: FieldDefinition, save: SaveContext) => Maybe<void>;
  readonly withId?: (field: FieldDefinition, save: SaveContext, id: string | number) => Maybe<void>;
  readonly postDelete?: (field: FieldDefinition, entity: StoredEntity, world: EntityWorld) => Maybe<void>;
}

/** Does something with each item in turn: at once as long as nothing has to be waited for. */
export function eachInTurn<T extends NonNullable<unknown>>(
  items: readonly T[],
  act: (item: T) => Maybe<void>,
  from = 0,
): Maybe<void> {
  for (let i = from; i < items.length; i++) {
    const item = items[i];
    const done = item === undefined ? undefined : act(item);
    if (isPromise(done)) return done.then(() => eachInTurn(items, act, i + 1));
  }
}

/** A property of a field's first item as text; undefined without an item or with NULL. */
export function textOf(fields: EntityDocument, field: string, property = 'value'): string | undefined {
  const value = fields[field]?.[0]?.[property];
  return value === undefined || value === null ? undefined : String(value);
}
