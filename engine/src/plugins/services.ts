import type { Json, Key, PhpArray, Value } from '../php/value.ts';
import type { IdDefinitions, Row } from '../pipeline/row.ts';
import type { SiteModel } from '../site/model.ts';
import type { MessageLevel } from './exceptions.ts';

/**
 * The only way by which plugins reach anything outside their value: `executable` supplies the real services; tests,
 * traces and previews supply recording ones. Calls answer at once where they can (the batch's overlay, a prefetched
 * lookup) and with a promise only where they must, so that synchronous pipelines never await.
 */
export interface Services {
  readonly clock: Clock;
  readonly lookup: LookupService;
  readonly entities: EntityService;
  readonly files: FileService;
  readonly messages: MessageService;
  /** The site's configuration and entity model: types, bundles, fields, default language, time zone. */
  readonly site: SiteModel;
  /** For sources: how paths and URLs are read. */
  readonly resources: ResourceService;
}

/** A value now, or later. Use `isPromise`/`andThen` from `pipeline/maybe.ts` rather than `await` on hot paths. */
export type Maybe<T> = T | Promise<T>;

export interface Clock {
  /** Milliseconds since the epoch. Nothing else may read the time. */
  now(): number;
}

/** `migrate.lookup` and `migrate.stub`. */
export interface LookupService {
  /**
   * Destination ids that the migrations' map tables hold for these source ids, whatever the rows' status: one list of
   * values a matching row, in the order of the migrations.
   * @param sourceIds values by position (fewer than the ids are a prefix), or a map of values by the ids' names, where
   *   NULLs are left out of the search (`Sql::lookupDestinationIds`)
   * @throws PluginNotFoundException when none of the ids names a migration
   * @throws MigrateException for more values, or other names, than the map has ids
   */
  lookup(migrations: readonly string[], sourceIds: PhpArray): Maybe<readonly (readonly Value[])[]>;
  /** Reads the map rows of many source ids at once, so that `lookup` answers at once. */
  prefetch?(migrations: readonly string[], sourceIds: readonly PhpArray[]): Promise<void>;
  /**
   * Makes a stub in a migration and gives its destination ids, `undefined` where the stub could not be saved.
   * @param sourceIds values by position or by the ids' names
   * @throws PluginNotFoundException when there is no such migration
   * @throws PhpException LogicException for the base id of derived migrations, InvalidArgumentException for a wrong
   *   number of ids
   * @throws MigrateSkipRowException when the destination refuses stubs or the stub's own pipelines skip
   */
  createStub(migration: string, sourceIds: PhpArray): Maybe<readonly Value[] | undefined>;
  /**
   * Whether a migration's map holds a row with these destination ids, given by the names of the destination's ids
   * (`Sql::lookupSourceId`). An id of the destination that is not given matches nothing.
   */
  isMapped(migration: string, destinationIds: ReadonlyMap<string, Value>): Maybe<boolean>;
}

/** An entity as Drupal's `toArray()` gives it: field name -> items -> properties, JSON-ready. Absent fields are empty. */
export interface EntityDocument {
  [field: string]: readonly FieldItem[];
}
export interface FieldItem {
  readonly [property: string]: Json;
}

/** A stored entity. Ids are integers or strings as the entity type's id field says. */
export interface StoredEntity {
  readonly type: string;
  readonly bundle: string;
  readonly id: string | number;
  readonly revisionId: number | null;
  readonly langcode: string;
  readonly fields: EntityDocument;
  /** Whole documents of the translations other than the default one, by language; absent without any. */
  readonly translations?: Readonly<Record<string, EntityDocument>>;
}

/**
 * Raw entity storage (`store/`): no defaults, no hooks. Changes go to the batch's overlay at once and are seen by every
 * later read; they reach the database with the batch.
 */
export interface EntityStorage {
  load(type: string, id: string | number): Maybe<StoredEntity | undefined>;
  /** Reads many into the batch's cache, so that `load` answers at once. */
  prefetch(type: string, ids: readonly (string | number)[]): Promise<void>;
  /** Next id of a serial column: one that was never used before, whatever was deleted since. */
  nextId(type: string): number;
  nextRevisionId(type: string): number;
  /** Tells the serial columns that these ids are taken (an entity saved under an id of its own). */
  reserve(type: string, id: number, revisionId: number | null): void;
  /** Whether there is no entity of a type at all: spares a search for every row. Not known where it is missing. */
  isEmpty?(type: string): Maybe<boolean>;
  /** Inserts or replaces. */
  save(entity: StoredEntity): void;
  delete(type: string, id: string | number): void;
  /** Ids of entities that hold this value in a field's property (default: any), compared as Drupal's database does: text, case-insensitively. */
  find(type: string, field: string, property: string, value: string): Maybe<readonly (string | number)[]>;
  /** Ids of all entities of a type, for the few searches that are not for a value. Such searches fail where it is missing. */
  allIds?(type: string): Maybe<readonly (string | number)[]>;
}

/** Revisions that are not the default one of their entity, by revision id. Changes wait for the batch like those of entities. */
export interface RevisionStorage {
  load(type: string, revisionId: number): Maybe<StoredEntity | undefined>;
  save(revision: StoredEntity): void;
  delete(type: string, revisionId: number): void;
  /** Deletes all of one entity. */
  deleteOf(type: string, id: string | number): void;
}

/** The entity API as plugins see it: creating, saving and deleting with everything that Drupal's hooks do to it (`entity/`). */
export interface EntityService extends Pick<EntityStorage, 'find' | 'allIds' | 'prefetch' | 'load'> {
  /**
   * A revision: the entity itself where that is its default revision, else one kept beside it.
   * @param entity the id of the entity that is likely to have it, which spares a search
   */
  loadRevision(type: string, revisionId: number, entity?: string | number): Maybe<StoredEntity | undefined>;
  /** Deletes a revision that is not the default one. */
  deleteRevision(type: string, revisionId: number): void;
  /**
   * Saves an entity as Drupal's `save()` does: ids and revision ids, defaults, empty items dropped, values cast and
   * computed, `changed` times, and what hooks do to others (file usage, ...).
   * @param original the entity as it was loaded, undefined for a new one
   * @throws MigrateException or PhpException as Drupal's storage does
   */
  save(entity: EntityDraft, original: StoredEntity | undefined): Maybe<StoredEntity>;
  /** Deletes with its consequences: paragraphs of a host, terms' children, ... A missing entity is fine. */
  delete(type: string, id: string | number): Maybe<void>;
  /** Takes a translation away and saves. The default translation stays. */
  removeTranslation(entity: StoredEntity, langcode: string): Maybe<StoredEntity>;
  /** What validation finds wrong with a draft, path and message, in the order of the fields (`$entity->validate()`). */
  validate(entity: EntityDraft, original: StoredEntity | undefined): Maybe<readonly EntityViolation[]>;
}

/** The site's configuration as it is now: what the workspace says, with what migrations changed. */
export interface ConfigurationService {
  /**
   * @param langcode reads the translation (the language override) instead
   * @returns the value, a PHP array; undefined without such configuration
   */
  get(name: string, langcode?: string): Value | undefined;
  set(name: string, value: Value, langcode?: string): void;
  delete(name: string, langcode?: string): void;
  /** Names that begin with a prefix and a dot; all names for an empty prefix. */
  names(prefix: string): readonly string[];
}

/** Values by collection and name, such as the data that modules keep about users. */
export interface KeyValueService {
  set(collection: string, name: string, value: Value): void;
}

/** Configuration entities: content types, fields, roles, ... Values are their properties. */
export interface ConfigEntityService {
  /** The name of its configuration (`node.type.page`). */
  nameOf(type: string, id: string): string;
  ids(type: string): readonly string[];
  load(type: string, id: string): ReadonlyMap<Key, Value> | undefined;
  /** Ids of those with this value in a property, compared as text without regard to case. */
  find(type: string, property: string, value: string): readonly string[];
  /**
   * The values of a new one, with defaults, not saved.
   * @throws PhpException where Drupal's class refuses what is given
   */
  create(type: string, values: ReadonlyMap<Key, Value>): ReadonlyMap<Key, Value>;
  /**
   * Saves with everything that Drupal's classes and hooks do: dependencies, defaults, roles' actions.
   * @param originalId the id under which it was loaded, undefined for a new one; it may have another id now
   * @returns the entity as it was saved, with properties that are not stored as well
   * @throws PhpException EntityStorageException for a new one whose id is taken
   */
  save(type: string, values: ReadonlyMap<Key, Value>, originalId: string | undefined): ReadonlyMap<Key, Value>;
}

/** `field.delta.property` (or less of it) and what is wrong there, as Drupal words it. */
export interface EntityViolation {
  readonly path: string;
  readonly message: string;
}

/** An entity in the making: field values as PHP values, the way `setValue()` takes them. */
export interface EntityDraft {
  readonly type: string;
  readonly bundle: string;
  /** Field name -> value as given (scalar, item, list of items) or NULL for cleared. Fields not named keep what the original has. */
  readonly values: ReadonlyMap<Key, Value>;
  /** The language whose translation of an existing entity the values are for; added where there is none yet. */
  readonly translation?: string;
  /** For those who save revisions: which one of an existing entity this is. Without it the default one is changed in place. */
  readonly revision?: { readonly isNew: boolean; readonly isDefault: boolean };
}

/**
 * What may be done to files: everything under `public://`, `private://` and `temporary://`, journalled and undoable. Paths
 * without a scheme are relative to the Drupal root, then to the workspace, and are only read.
 */
export interface FileService {
  /** Whether a local path is there, file or directory; whether a web address answers. */
  exists(uri: string, options?: HttpOptions): Promise<boolean>;
  /** Whether a local path is a regular file. */
  isFile(uri: string): Promise<boolean>;
  /** Whether two local paths are the same file. */
  isSame(a: string, b: string): Promise<boolean>;
  /** @throws PhpException when a local file or a web address cannot be read, with PHP's or Guzzle's text */
  read(uri: string, options?: HttpOptions): Promise<Uint8Array>;
  /**
   * Copies or moves a local file into the site's files.
   * @returns the final URI, which differs from `destination` where that is a directory or a file had to be renamed
   * @throws PhpException FileException where it cannot
   */
  copy(source: string, destination: string, options: CopyOptions): Promise<string>;
  /**
   * Downloads a web address into the site's files. What was at the destination is lost when the download fails, as in Drupal.
   * @returns the final URI
   * @throws PhpException with Guzzle's text, or MigrateException where the destination cannot be written
   */
  download(source: string, destination: string, exists: FileExists, options?: HttpOptions): Promise<string>;
  write(content: Uint8Array, destination: string, exists: FileExists): Promise<string>;
  /** Makes the directory of a stream URI and says whether it can be written. */
  prepareDirectory(uri: string): Promise<boolean>;
  size(uri: string): Promise<number | undefined>;
  /** Pixel size of an image that PHP's GD reads, `undefined` where it is none. */
  imageSize(uri: string): Promise<{ readonly width: number; readonly height: number } | undefined>;
  /** Deletes a file; one that is not there is fine. */
  delete(uri: string): Promise<void>;
}

/** `FileExists`: what happens when the destination is there already. */
export type FileExists = 'replace' | 'rename' | 'use existing';

export interface CopyOptions {
  readonly exists: FileExists;
  readonly move?: boolean;
}

/** The part of Guzzle's options that plugins take. */
export interface HttpOptions {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly timeoutSeconds?: number;
  /** Query string that takes the place of the address's own. */
  readonly query?: string;
  /** `http_errors: false`: a status of 400 and above is no failure. */
  readonly ignoreStatus?: boolean;
}

/** Messages of the migration that runs. */
export interface MessageService {
  /** Stores a message for the row in hand. */
  save(row: Row, message: string, level: MessageLevel): void;
  /** Shows a message to whoever watches the run, stores nothing (`MigrateMessageInterface::display`). */
  display(message: string, type: 'status' | 'warning' | 'error'): void;
}

/** Reads the files of sources. Local paths are relative to the Drupal root, then to the workspace; `public://` and its kin are known. */
export interface ResourceService {
  /** The real path of a local file, `undefined` where there is none or it lies outside what may be read. */
  resolve(path: string): Promise<string | undefined>;
  /** The bytes of a local file in pieces, read as they are asked for; `undefined` where `resolve` finds no regular file. */
  open(path: string): Promise<AsyncIterable<Uint8Array> | undefined>;
}

/** What a plugin is told about the migration that it is part of. */
export interface MigrationContext {
  readonly id: string;
  readonly sourceIds: IdDefinitions;
  readonly sourceConfiguration: ReadonlyMap<Key, Value>;
  readonly destinationConfiguration: ReadonlyMap<Key, Value>;
}
