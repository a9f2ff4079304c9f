import { compareBytes } from '../../php/bytes.ts';
import { looseEquals, stringOf } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import { arrayKey, elementAt, fromJson, isArray, type Value, valuesOf } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { EntityType, SiteModel } from '../../site/model.ts';
import { PluginNotFoundException, PluginNotRunnableError } from '../exceptions.ts';
import type { Maybe, Services, StoredEntity } from '../services.ts';
import { matcherOf } from './entity-query-operators.ts';

/** What an entity query asks for: one condition on a field, and one on the bundle. */
export interface EntityQuery {
  readonly entityType: string;
  readonly field: string;
  readonly operator: string;
  /** A scalar, or the list of them that `IN` takes. */
  readonly value: Value;
  /** The field that holds the bundle, and the bundles that are wanted. */
  readonly bundle?: { readonly key: string; readonly names: readonly string[] };
}

/** An entity that a query found. */
export interface FoundEntity {
  readonly id: string;
  /** The value of the queried field's first item, `undefined` for a field without items. */
  readonly value: Value | undefined;
}

/**
 * The field and its property that an entity query reads: the main property where none is named.
 * @throws PluginNotFoundException or PhpException QueryException for what a known site does not have
 */
export function queriedField(site: SiteModel, entityType: string, field: string): readonly [string, string] {
  if (site.known && !site.entityTypes.has(entityType)) {
    throw new PluginNotFoundException(entityType, `The "${entityType}" entity type does not exist.`);
  }
  const [name = '', property] = field.split('.');
  const definition = site.fields(entityType).get(name);
  if (definition === undefined && site.known && site.entityTypes.get(entityType)?.kind === 'content') {
    throw new PhpException('Drupal\\Core\\Entity\\Query\\QueryException', `'${name}' not found`);
  }
  const main = definition && site.fieldTypes.get(definition.type)?.mainProperty;
  return [name, property ?? main ?? 'value'];
}

/**
 * The entities that match, by id: Drupal's entity query. Access does not matter: no module of core restricts queries of
 * the anonymous user. Texts are compared without regard to case, as Drupal's databases do.
 * @throws PluginNotFoundException, PhpException QueryException, or PluginNotRunnableError for an operator that is not known
 */
export function findEntities(services: Services, query: EntityQuery): Maybe<readonly FoundEntity[]> {
  const type = services.site.entityTypes.get(query.entityType);
  const [field, property] = queriedField(services.site, query.entityType, query.field);
  if (type?.kind === 'config') return findConfiguration(services.site, type, query);
  return andThen(candidates(services, query, field, property), (ids) =>
    andThen(loadAll(services, query.entityType, ids), (entities) =>
      entities.flatMap((entity) => {
        const values = (entity.fields[field] ?? []).map((item) => fromJson(item[property] ?? null));
        const found = isCandidateByValue(query) || values.some(matcherOf(query.operator, query.value));
        if (!found || !isOfBundle(entity, query, type)) return [];
        return [{ id: stringOf(entity.id), value: values[0] }];
      }),
    ),
  );
}

/** Whether there is an entity with this id. */
export function entityExists({ site, entities }: Services, type: string, id: string): Maybe<boolean> {
  const known = site.entityTypes.get(type);
  if (known?.kind === 'config') return site.configuration.has(`${known.configPrefix}.${id}`);
  const key = known?.idType === 'string' || !/^\d+$/.test(id) ? id : Number(id);
  return andThen(entities.load(type, key), (entity) => entity !== undefined);
}

/** Whether the storage itself searches for this operator. */
function isCandidateByValue({ operator }: EntityQuery): boolean {
  return operator === '=' || operator === 'IN';
}

/** Ids worth loading, in order and each once. */
function candidates(
  { entities }: Services,
  query: EntityQuery,
  field: string,
  property: string,
): Maybe<readonly (string | number)[]> {
  const { entityType, operator, value } = query;
  if (!isCandidateByValue(query)) {
    matcherOf(operator, value);
    if (!entities.allIds)
      throw new PluginNotRunnableError(
        'process',
        'entity_lookup',
        `the operator "${operator}" has to go through all entities, which this store does not list.`,
      );
    return andThen(entities.allIds(entityType), inIdOrder);
  }
  const searched = new Set((isArray(value) ? valuesOf(value) : [value]).filter((one) => one !== null).map(stringOf));
  return [...searched].reduce<Maybe<readonly (string | number)[]>>(
    (before, text) =>
      andThen(before, (ids) =>
        andThen(entities.find(entityType, field, property, text), (more) => inIdOrder([...new Set([...ids, ...more])])),
      ),
    [],
  );
}

function inIdOrder(ids: readonly (string | number)[]): readonly (string | number)[] {
  return [...ids].sort((a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compareBytes(String(a), String(b)),
  );
}

function loadAll(
  { entities }: Services,
  type: string,
  ids: readonly (string | number)[],
): Maybe<readonly StoredEntity[]> {
  return ids.reduce<Maybe<readonly StoredEntity[]>>(
    (before, id) =>
      andThen(before, (loaded) => andThen(entities.load(type, id), (one) => (one ? [...loaded, one] : loaded))),
    [],
  );
}

function isOfBundle(entity: StoredEntity, { bundle }: EntityQuery, type: EntityType | undefined): boolean {
  if (!bundle) return true;
  const wanted = (text: string) => bundle.names.some((name) => name.toLowerCase() === text.toLowerCase());
  if (type === undefined || bundle.key === type.keys.bundle) return wanted(entity.bundle);
  return (entity.fields[bundle.key] ?? []).some((item) => Object.values(item).some((part) => wanted(String(part))));
}

/** Configuration entities: the objects whose names begin with the type's prefix. Their properties keep their types. */
function findConfiguration(site: SiteModel, type: EntityType, query: EntityQuery): readonly FoundEntity[] {
  const prefix = `${type.configPrefix}.`;
  const matches = matcherOf(query.operator, query.value);
  const path = query.field.split('.');
  const found: FoundEntity[] = [];
  for (const name of site.configuration.keys()) {
    if (type.configPrefix === undefined || !name.startsWith(prefix)) continue;
    const data = site.configuration.get(name) ?? null;
    const value = path.reduce<Value>((part, key) => propertyOf(part, key), data);
    const bundle = query.bundle && propertyOf(data, query.bundle.key);
    if (bundle !== undefined && !query.bundle?.names.some((one) => looseEquals(one, bundle))) continue;
    if (value !== null && matches(value)) found.push({ id: stringOf(propertyOf(data, type.keys.id ?? 'id')), value });
  }
  return found;
}

function propertyOf(data: Value, name: string): Value {
  return isArray(data) ? (elementAt(data, arrayKey(name)) ?? null) : null;
}
