import { stringOf, toBoolean, toInt, typeName } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import { fromJson, isArray, type Value, valuesOf } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { MigrateSkipRowException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import type { Maybe, Services, StoredEntity } from '../services.ts';
import { option } from './configuration.ts';
import { findUrl, type RoutedUrl } from './path-validator.ts';
import { isExternal } from './url-path.ts';

/** `Drupal\migrate\Plugin\migrate\process\MenuLinkParent`. */
const factory: ProcessFactory = (configuration, { services, migration }) => {
  const given = option(configuration, 'lookup_migrations') ?? [migration.id];
  const migrations = (isArray(given) ? valuesOf(given) : []).map(stringOf);
  return {
    transform: (value) => {
      if (!isArray(value)) {
        throw new PhpError(
          'TypeError',
          `array_shift(): Argument #1 ($array) must be of type array, ${typeName(value)} given`,
        );
      }
      const [parent = null, ...rest] = valuesOf(value);
      if (!toBoolean(parent)) return '';
      const [menu = null, path = null] = rest;
      return andThen(linkById(parent, migrations, services), (byId) =>
        byId ? pluginId(byId) : byPath(parent, stringOf(menu), path, services),
      );
    },
  };
};

function pluginId(link: StoredEntity): string {
  return `menu_link_content:${stringOf(fromJson(link.fields.uuid?.[0]?.value ?? null))}`;
}

/** The link that one of the migrations made of this id. */
function linkById(parent: Value, migrations: readonly string[], services: Services): Maybe<StoredEntity | undefined> {
  const [first, ...others] = migrations;
  if (first === undefined) return undefined;
  return andThen(services.lookup.lookup([first], [parent]), (rows) => {
    if (rows.length === 0) return linkById(parent, others, services);
    const id = rows[0]?.[0] ?? null;
    return toBoolean(id) ? services.entities.load('menu_link_content', Number(toInt(id))) : undefined;
  });
}

/** The menu's link to the parent's path. */
function byPath(parent: Value, menu: string, path: Value, services: Services): Maybe<string> {
  const link = path === null ? undefined : linkTo(stringOf(path), menu, services);
  return andThen(link, (found) => {
    if (found) return pluginId(found);
    throw new MigrateSkipRowException(`No parent link found for plid '${toInt(parent)}' in menu '${menu}'.`);
  });
}

function linkTo(path: string, menu: string, services: Services): Maybe<StoredEntity | undefined> {
  if (isExternal(path)) return firstInMenu([path], menu, services);
  const inner = path.replace(/^\/+/, '');
  return andThen(findUrl(inner === '' ? '<front>' : inner, services), (found) =>
    found && !('external' in found) ? firstInMenu(urisOf(found, inner), menu, services) : undefined,
  );
}

/** The ways in which a link field may name a page. */
function urisOf({ routeName, parameters }: RoutedUrl, path: string): readonly string[] {
  const [, type = ''] = /^entity\.(.*)\.canonical$/s.exec(routeName) ?? [];
  const id = parameters.get(type);
  return [`internal:/${path}`, ...(id === undefined ? [] : [`entity:${type}/${id}`]), `route:${routeName}`];
}

function firstInMenu(uris: readonly string[], menu: string, services: Services): Maybe<StoredEntity | undefined> {
  const [uri, ...others] = uris;
  if (uri === undefined) return undefined;
  const next = () => firstInMenu(others, menu, services);
  return andThen(services.entities.find('menu_link_content', 'link', 'uri', uri), (ids) =>
    andThen(firstOf(ids, menu, services.entities), (link) => link ?? next()),
  );
}

function firstOf(
  ids: readonly (string | number)[],
  menu: string,
  entities: Services['entities'],
): Maybe<StoredEntity | undefined> {
  const [id, ...others] = ids;
  if (id === undefined) return undefined;
  return andThen(entities.load('menu_link_content', id), (link) =>
    link?.fields.menu_name?.[0]?.value === menu ? link : firstOf(others, menu, entities),
  );
}

export default factory;
