import { elementAt, entries, isArray, type Value } from '../../php/value.ts';
import type { SiteModel } from '../../site/model.ts';
import generated from './routes.generated.json' with { type: 'json' };

/** A page of the site: its path in parts, where `{name}` stands for anything. */
export interface SiteRoute {
  readonly name: string;
  readonly parts: readonly string[];
  /** Patterns that parameters must match, in PHP's syntax. */
  readonly patterns: ReadonlyMap<string, string>;
  /** Entity types of parameters that stand for entities. */
  readonly entities: ReadonlyMap<string, string>;
}

interface GeneratedRoute {
  readonly name: string;
  readonly module: string;
  readonly path: string;
  readonly patterns?: Readonly<Partial<Record<string, string>>>;
  readonly entities?: Readonly<Partial<Record<string, string>>>;
}

const ROUTES: readonly GeneratedRoute[] = generated;

const cache = new WeakMap<SiteModel, readonly SiteRoute[]>();

/** The pages of a site: those of core's modules that are enabled, and of its views. */
export function routesOf(site: SiteModel): readonly SiteRoute[] {
  const known = cache.get(site);
  if (known) return known;
  const core = ROUTES.filter(({ module }) => site.modules?.has(module) ?? true).map((route) => routeOf(route, site));
  const taken = new Set(core.map(outline));
  // A view on the path of another page takes that page's route over, name and all.
  const routes = [...core, ...viewRoutes(site).filter((route) => !taken.has(outline(route)))];
  cache.set(site, routes);
  return routes;
}

function routeOf(route: GeneratedRoute, site: SiteModel): SiteRoute {
  const parts = partsOf(route.path);
  const entityTypes = parameterNames(parts).flatMap((name) => {
    const type = route.entities?.[name] ?? name;
    return site.entityTypes.has(type) ? [[name, type] as const] : [];
  });
  const patterns = Object.entries(route.patterns ?? {}).map(
    ([name, pattern]) => [name, `~^(?:${pattern ?? ''})$~`] as const,
  );
  return { name: route.name, parts, patterns: new Map(patterns), entities: new Map(entityTypes) };
}

function partsOf(path: string): readonly string[] {
  return path.split('/').filter((part) => part !== '');
}

function parameterNames(parts: readonly string[]): readonly string[] {
  return parts.flatMap((part) => /^\{(\w+)\}$/.exec(part)?.[1] ?? []);
}

function outline({ parts }: SiteRoute): string {
  return parts.map((part) => (part.startsWith('{') ? '%' : part.toLowerCase())).join('/');
}

/** Displays with a path of the views that are enabled. `%` in a path is an argument, `%node` one that has a name. */
function viewRoutes(site: SiteModel): readonly SiteRoute[] {
  const names = [...site.configuration.keys()].filter((name) => name.startsWith('views.view.'));
  return names.flatMap((name) => {
    const view = site.configuration.get(name) ?? null;
    const displays = at(view, 'display');
    if (at(view, 'status') === false || !isArray(displays)) return [];
    return Array.from(entries(displays)).flatMap(([display, definition]) => {
      const path = at(at(definition, 'display_options'), 'path');
      if (typeof path !== 'string' || at(at(definition, 'display_options'), 'enabled') === false) return [];
      return [viewRoute(`view.${name.slice('views.view.'.length)}.${display}`, path, site)];
    });
  });
}

function viewRoute(name: string, path: string, site: SiteModel): SiteRoute {
  let next = 0;
  const parts = partsOf(path).map((part) =>
    part.startsWith('%') ? `{${part === '%' ? `arg_${next++}` : part.slice(1)}}` : part,
  );
  const entityTypes = parameterNames(parts).filter((parameter) => site.entityTypes.has(parameter));
  return { name, parts, patterns: new Map(), entities: new Map(entityTypes.map((type) => [type, type])) };
}

function at(value: Value, key: string): Value {
  return isArray(value) ? (elementAt(value, key) ?? null) : null;
}
