import { stringOf } from '../../php/conversion.ts';
import { rawUrlDecode } from '../../php/functions/url.ts';
import { pregMatch } from '../../php/preg.ts';
import {
  arrayFrom,
  countOf,
  elementAt,
  fromJson,
  isArray,
  type Key,
  type PhpArray,
  type Value,
} from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Maybe, Services } from '../services.ts';
import { entityExists } from './entity-query.ts';
import { routesOf, type SiteRoute } from './routes.ts';
import { isExternal, isValidUrl, parseUrl, type UrlParts } from './url-path.ts';

/** Where a path leads: a route of the site, or an address outside of it. */
export type FoundUrl = RoutedUrl | { readonly external: string };

export interface RoutedUrl {
  readonly routeName: string;
  /** Parameters as they stand in the path. */
  readonly parameters: ReadonlyMap<string, string>;
  /** `query` and `fragment`, as Drupal's `Url` keeps them. */
  readonly options: PhpArray;
}

/**
 * Where a path leads, `undefined` where it leads nowhere: Drupal's `PathValidator::getUrlIfValidWithoutAccessCheck`. Knows the
 * routes of core and of views; entities in paths must exist.
 */
export function findUrl(given: string, services: Services): Maybe<FoundUrl | undefined> {
  const path = given.replace(/^\/+/, '');
  const parts = parseUrl(path);
  if (parts.path === '<front>' || parts.path === '<none>') {
    return { routeName: parts.path, parameters: new Map(), options: arrayFrom(linkOptions(parts)) };
  }
  if (isExternal(path) && isValidUrl(path)) return parts.path === '' ? undefined : { external: path };
  return andThen(withoutAlias(`/${rawUrlDecode(parts.path)}`, services), (inner) => {
    const internal = inner === '/' ? frontPage(services) : inner;
    return andThen(
      match(
        internal.split('/').filter((part) => part !== ''),
        services,
      ),
      (found) => {
        if (!found) return undefined;
        // The query always comes, be it empty.
        const options = new Map<Key, Value>([...linkOptions(parts)]);
        if (!options.has('query')) options.set('query', parts.query);
        return { ...found, options: arrayFrom(options) };
      },
    );
  });
}

function linkOptions({ query, fragment }: UrlParts): ReadonlyMap<Key, Value> {
  const options = new Map<Key, Value>();
  if (countOf(query) > 0) options.set('query', query);
  if (fragment !== '' && fragment !== '0') options.set('fragment', fragment);
  return options;
}

function frontPage({ site }: Services): string {
  const pages = at(site.configuration.get('system.site') ?? null, 'page');
  return stringOf(at(pages, 'front') ?? '/node') || '/node';
}

function at(value: Value, key: string): Value {
  return isArray(value) ? (elementAt(value, key) ?? null) : null;
}

/** The path that an alias stands for; any other path stays. */
function withoutAlias(path: string, { entities }: Services): Maybe<string> {
  if (path === '/') return path;
  return andThen(entities.find('path_alias', 'alias', 'value', path), ([id]) =>
    id === undefined
      ? path
      : andThen(entities.load('path_alias', id), (alias) => stringOf(fromJson(alias?.fields.path?.[0]?.value ?? null))),
  );
}

/** The route with most of its path spelled out, from the left. */
function match(parts: readonly string[], services: Services): Maybe<Omit<RoutedUrl, 'options'> | undefined> {
  const candidates = routesOf(services.site).flatMap((route) => {
    const parameters = parametersOf(route, parts);
    return parameters ? [{ route, parameters }] : [];
  });
  const [best] = candidates.sort((a, b) => fit(b.route) - fit(a.route));
  if (!best) return undefined;
  return andThen(allExist(best.route, best.parameters, services), (exist) =>
    exist ? { routeName: best.route.name, parameters: best.parameters } : undefined,
  );
}

function fit({ parts }: SiteRoute): number {
  return parts.reduce((bits, part) => bits * 2 + (part.startsWith('{') ? 0 : 1), 0);
}

function parametersOf(route: SiteRoute, parts: readonly string[]): ReadonlyMap<string, string> | undefined {
  if (route.parts.length !== parts.length) return undefined;
  const parameters = new Map<string, string>();
  for (const [index, part] of route.parts.entries()) {
    const given = parts[index] ?? '';
    const name = /^\{(\w+)\}$/.exec(part)?.[1];
    if (name === undefined) {
      if (part.toLowerCase() !== given.toLowerCase()) return undefined;
    } else if (matches(route.patterns.get(name), given)) parameters.set(name, given);
    else return undefined;
  }
  return parameters;
}

function matches(pattern: string | undefined, given: string): boolean {
  return pattern === undefined || Boolean(pregMatch(pattern, given));
}

function allExist(route: SiteRoute, parameters: ReadonlyMap<string, string>, services: Services): Maybe<boolean> {
  return [...route.entities].reduce<Maybe<boolean>>(
    (before, [name, type]) =>
      andThen(before, (exist) => exist && entityExists(services, type, parameters.get(name) ?? '')),
    true,
  );
}
