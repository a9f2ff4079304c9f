import { PhpException } from '../php/errors.ts';
import { toJson } from '../php/value.ts';
import { andThen } from '../pipeline/maybe.ts';
import type {
  ConfigEntityService,
  EntityDraft,
  EntityService,
  EntityStorage,
  EntityViolation,
  Maybe,
  RevisionStorage,
  StoredEntity,
} from '../plugins/services.ts';
import type { EntityType, SiteModel } from '../site/model.ts';
import { composeNew, composeTranslation, composeUpdate } from './compose.ts';
import { ConfigEntities } from './config/config-entities.ts';
import { eachInTurn, type SaveContext, textOf } from './hooks.ts';
import { type Identity, identify } from './identity.ts';
import { checkItemColumns, checkNotNull, storageException } from './integrity.ts';
import { SavePlans } from './save-plan.ts';
import { mergeTranslations, translationOf } from './translations.ts';
import { afterConfigurationDeleted, typeHooks } from './type-hooks.ts';
import { checkUnique } from './unique.ts';
import { findViolations } from './validation.ts';
import { type EntityDependencies, World } from './world.ts';

/**
 * The entity API over a raw storage: what Drupal's storages, field types, entity classes and hooks do on create, save and
 * delete. The current user is the anonymous one, as in a run of Drush.
 */
export function createEntityService(
  storage: EntityStorage,
  site: SiteModel,
  dependencies: EntityDependencies,
): EntityService & { readonly configEntities: ConfigEntityService } {
  return new Entities(storage, site, dependencies);
}

class Entities implements EntityService {
  readonly configEntities: ConfigEntities;
  /** Configuration entities that were deleted, and whose content has yet to follow. */
  private readonly gone: { readonly type: string; readonly id: string }[] = [];
  readonly find: EntityService['find'];
  readonly allIds: EntityService['allIds'];
  readonly prefetch: EntityService['prefetch'];
  readonly load: EntityService['load'];
  private readonly plans: SavePlans;
  private readonly world: World;
  private readonly revisions: RevisionStorage;

  constructor(
    private readonly storage: EntityStorage,
    private readonly site: SiteModel,
    dependencies: EntityDependencies,
  ) {
    this.plans = new SavePlans(site);
    this.revisions = dependencies.revisions;
    this.world = new World(storage, site, this, dependencies);
    this.configEntities = new ConfigEntities(
      dependencies.configuration,
      site,
      (type, id) => void this.gone.push({ type, id }),
    );
    this.find = (type, field, property, value) =>
      this.isConfig(type)
        ? this.configEntities.find(type, field, value)
        : this.world.find(type, field, property, value);
    this.allIds = storage.allIds && ((type) => storage.allIds?.(type) ?? []);
    this.prefetch = (type, ids) => (this.isConfig(type) ? Promise.resolve() : storage.prefetch(type, ids));
    this.load = (type, id) => (this.isConfig(type) ? this.loadConfig(type, String(id)) : storage.load(type, id));
  }

  save(draft: EntityDraft, original: StoredEntity | undefined): Maybe<StoredEntity> {
    const save = this.begin(draft, original);
    // Ids are taken last: a row that is refused takes none.
    return andThen(this.prepare(save, original), () =>
      andThen(identify(save, original), (identity) => {
        save.fields[save.plan.idField] = [{ value: String(identity.id) }];
        if (save.plan.revisionField && identity.revisionId !== null) {
          save.fields[save.plan.revisionField] = [{ value: String(identity.revisionId) }];
        }
        if (draft.revision?.isNew) save.fields.revision_default = [{ value: draft.revision.isDefault ? '1' : '0' }];
        return andThen(this.withId(save, identity.id), () => this.finish(save, original, identity));
      }),
    );
  }

  validate(draft: EntityDraft, original: StoredEntity | undefined): Maybe<readonly EntityViolation[]> {
    const { plan, fields } = this.begin(draft, original);
    return findViolations({ plan, fields, draft, original, world: this.world });
  }

  delete(type: string, id: string | number): Maybe<void> {
    const entityType = this.typeOf(type);
    if (entityType.kind === 'config') return this.deleteConfig(type, String(id));
    return andThen(this.storage.load(type, id), (entity) => {
      if (!entity) return;
      this.storage.delete(type, id);
      this.revisions.deleteOf(type, id);
      this.world.forget(type, id);
      const { hooks } = this.plans.of(entityType, entity.bundle);
      const fields = eachInTurn(hooks, ({ field, hooks }) => hooks.postDelete?.(field, entity, this.world));
      return andThen(fields, () => hooksOf(type)?.postDelete?.(entity, this.world));
    });
  }

  private deleteConfig(type: string, id: string): Maybe<void> {
    this.configEntities.delete(type, id);
    const gone = this.gone.splice(0);
    return eachInTurn(gone, (deleted) => afterConfigurationDeleted(deleted.type, deleted.id, this.world));
  }

  private isConfig(type: string): boolean {
    return this.site.entityTypes.get(type)?.kind === 'config';
  }

  /** A configuration entity in the shape of the others, for those who look entities up: each property one item. */
  private loadConfig(type: string, id: string): StoredEntity | undefined {
    const values = this.configEntities.load(type, id);
    if (!values) return undefined;
    const fields = Object.fromEntries([...values].map(([name, value]) => [String(name), [{ value: toJson(value) }]]));
    const langcode = values.get('langcode');
    return {
      type,
      bundle: type,
      id,
      revisionId: null,
      langcode: typeof langcode === 'string' ? langcode : this.site.defaultLangcode,
      fields,
    };
  }

  loadRevision(type: string, revisionId: number, entity?: string | number): Maybe<StoredEntity | undefined> {
    const isIt = (found: StoredEntity | undefined) => (found?.revisionId === revisionId ? found : undefined);
    return andThen(this.revisions.load(type, revisionId), (kept) => {
      if (kept) return kept;
      return andThen(entity === undefined ? undefined : this.storage.load(type, entity), (likely) => {
        const field = this.typeOf(type).keys.revision;
        if (isIt(likely) || field === undefined) return isIt(likely);
        return andThen(this.world.find(type, field, 'value', String(revisionId)), ([id]) =>
          id === undefined ? undefined : andThen(this.storage.load(type, id), isIt),
        );
      });
    });
  }

  deleteRevision(type: string, revisionId: number): void {
    this.revisions.delete(type, revisionId);
  }

  removeTranslation(entity: StoredEntity, langcode: string): Maybe<StoredEntity> {
    if (!entity.translations || !Object.hasOwn(entity.translations, langcode)) return entity;
    const { [langcode]: _gone, ...translations } = entity.translations;
    const { translations: _all, ...rest } = entity;
    const left = Object.keys(translations).length ? { ...rest, translations } : rest;
    this.storage.save(left);
    return left;
  }

  /** The values as they would be stored, before hooks. */
  private begin(draft: EntityDraft, original: StoredEntity | undefined): SaveContext {
    const plan = this.plans.of(this.typeOf(draft.type), draft.bundle);
    const moment = this.world.moment();
    const unknowns = { keepFields: !this.site.known };
    const translation = translationOf(draft, original);
    const before = translation === undefined ? original?.fields : original?.translations?.[translation];
    const added = translation !== undefined && !before && original;
    if (added) this.checkLanguage(translation);
    const start = added ? composeTranslation(plan, original, translation, moment) : before;
    const fields = start ? composeUpdate(plan, draft, start, unknowns) : composeNew(plan, draft, moment, unknowns);
    if (plan.entityType.keys.bundle && plan.bundleItems.length) fields[plan.entityType.keys.bundle] = plan.bundleItems;
    const langcode = (plan.langcodeField && textOf(fields, plan.langcodeField)) || this.site.defaultLangcode;
    return { world: this.world, plan, draft, original: before, fields, moment, langcode };
  }

  /** @throws PhpException InvalidArgumentException for a translation into a language that the site does not have */
  private checkLanguage(langcode: string): void {
    if (!this.site.known || LOCKED_LANGUAGES.has(langcode) || this.site.languages.includes(langcode)) return;
    throw new PhpException('InvalidArgumentException', `Invalid translation language (${langcode}) specified.`);
  }

  /** Hooks before saving, then what the database would refuse. */
  private prepare(save: SaveContext, original: StoredEntity | undefined): Maybe<void> {
    const { plan, fields } = save;
    return andThen(hooksOf(plan.entityType.id)?.preSave?.(save), () =>
      andThen(
        eachInTurn(plan.hooks, ({ field, hooks }) => hooks.preSave?.(field, save)),
        () => {
          checkNotNull(plan.required, fields);
          checkItemColumns(plan.entityType, plan.checked, fields);
          return checkUnique(save, original?.id);
        },
      ),
    );
  }

  private withId(save: SaveContext, id: string | number): Maybe<void> {
    return eachInTurn(save.plan.hooks, ({ field, hooks }) => hooks.withId?.(field, save, id));
  }

  private finish(save: SaveContext, original: StoredEntity | undefined, identity: Identity): Maybe<StoredEntity> {
    const { plan, draft, fields, langcode } = save;
    const { id, revisionId } = identity;
    const saved: StoredEntity = { type: plan.entityType.id, bundle: plan.bundle, id, revisionId, langcode, fields };
    const stored = original ? mergeTranslations(plan, saved, original, translationOf(draft, original)) : saved;
    const kept = this.keep(stored, draft.revision);
    return andThen(kept, () => andThen(hooksOf(stored.type)?.postSave?.(stored, save), () => stored));
  }

  /** Stores the default revision in the place of the one before, which is kept, or another one beside it. */
  private keep(stored: StoredEntity, revision: EntityDraft['revision']): Maybe<void> {
    if (!revision) return this.storage.save(stored);
    if (!revision.isDefault) return this.revisions.save(stored);
    return andThen(this.storage.load(stored.type, stored.id), (before) => {
      if (before && before.revisionId !== stored.revisionId) this.revisions.save(before);
      if (stored.revisionId !== null) this.revisions.delete(stored.type, stored.revisionId);
      this.storage.save(stored);
    });
  }

  private typeOf(type: string): EntityType {
    const entityType = this.site.entityTypes.get(type);
    if (!entityType) throw storageException(`The "${type}" entity type does not exist.`);
    return entityType;
  }
}

/** Languages of content without a language, which every site has. */
const LOCKED_LANGUAGES = new Set(['und', 'zxx']);

function hooksOf(type: string) {
  return Object.hasOwn(typeHooks, type) ? typeHooks[type] : undefined;
}
