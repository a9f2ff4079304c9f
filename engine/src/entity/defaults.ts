import { elementAt, isArray, type Value, valuesOf } from '../php/value.ts';
import type { FieldItem } from '../plugins/services.ts';
import { configurationAt } from '../site/configuration.ts';
import type { EntityType, FieldDefinition, SiteModel } from '../site/model.ts';
import type { FieldPlan } from './field-plan.ts';

/** What new entities are made at and by. */
export interface Moment {
  /** Seconds since the epoch, as text: how times are stored. */
  readonly seconds: string;
  readonly date: Date;
}

/** Items that a new entity gets for a field that was not given. */
export type DefaultItems = (moment: Moment) => readonly FieldItem[];

/** Language fields whose default is not the language of the site: `TYPE.FIELD` to a language code, none for an empty field. */
const LANGUAGE_DEFAULTS: Readonly<Record<string, string | undefined>> = {
  'user.preferred_admin_langcode': undefined,
  'path_alias.langcode': 'und',
};

/** Defaults that code works out from the site, by `TYPE.FIELD`. */
const COMPUTED_DEFAULTS: Readonly<Record<string, (site: SiteModel) => Value>> = {
  'comment.status': mayCommentUnseen,
};

/** `Comment::getDefaultStatus()`: published where the anonymous user needs no approval. */
function mayCommentUnseen(site: SiteModel): boolean {
  const permissions = configurationAt(site.configuration.get('user.role.anonymous'), 'permissions');
  return permissions !== undefined && isArray(permissions) && valuesOf(permissions).includes('skip comment approval');
}

/** Fields that the storage sets on every new entity. */
const SET_BY_STORAGE = new Set(['default_langcode', 'revision_default', 'revision_translation_affected']);

/** Entity types whose owner is nobody unless one is given. */
const WITHOUT_OWNER = new Set(['file']);

/** The default of a field: what code computes (times, language, owner, uuid), else what is configured. */
export function defaultOf(plan: FieldPlan, entityType: EntityType, site: SiteModel): DefaultItems {
  const { definition, store } = plan;
  if (SET_BY_STORAGE.has(definition.name)) return constant(store(true));
  const computed = `${entityType.id}.${definition.name}`;
  if (Object.hasOwn(COMPUTED_DEFAULTS, computed)) return constant(store(COMPUTED_DEFAULTS[computed]?.(site) ?? null));
  if (definition.type === 'created') return ({ seconds }) => [{ value: seconds }];
  if (definition.type === 'uuid') return () => [{ value: crypto.randomUUID() }];
  if (definition.type === 'language' && definition.defaultValue.length === 0) {
    return constant(store(languageDefault(definition, entityType, site)));
  }
  if (definition.name === entityType.keys.owner && !WITHOUT_OWNER.has(entityType.id)) return constant(store(0));
  if (definition.defaultValue.some(isRelativeDate)) return (moment) => store(datesOf(definition, moment));
  return constant(store(definition.defaultValue));
}

function constant(items: readonly FieldItem[]): DefaultItems {
  return () => items;
}

function languageDefault(definition: FieldDefinition, entityType: EntityType, site: SiteModel): Value {
  const name = `${entityType.id}.${definition.name}`;
  return Object.hasOwn(LANGUAGE_DEFAULTS, name) ? (LANGUAGE_DEFAULTS[name] ?? null) : site.defaultLangcode;
}

/** Date fields configure `default_date_type: now` or `relative` in the place of an item. */
function isRelativeDate(item: Value): boolean {
  return isArray(item) && elementAt(item, 'default_date_type') !== undefined;
}

/** `DateTimeFieldItemList::processDefaultValue()`: the current time in UTC. Relative dates other than `now` give nothing. */
function datesOf(definition: FieldDefinition, { date }: Moment): Value {
  const iso = date.toISOString();
  const now = definition.settings.datetime_type === 'date' ? iso.slice(0, 10) : iso.slice(0, 19);
  return definition.defaultValue.flatMap((item) => {
    if (!isArray(item) || elementAt(item, 'default_date') !== 'now') return [];
    const end = elementAt(item, 'default_end_date') === 'now';
    return [
      new Map<string, Value>([
        ['value', now],
        ['end_value', end ? now : null],
      ]),
    ];
  });
}
