import { fromBinary, toBinary } from '../bytes.ts';
import { stringOf } from '../casts.ts';
import { DataObject } from '../objects.ts';
import { entries, isArray, type Key, type PhpArray, PhpFloat, PhpObject, type Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import type { Implementations } from './function.ts';

function percent(character: string): string {
  return `%${character.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`;
}

/** RFC 3986: everything but letters, digits and `-_.~` is escaped. */
export function rawUrlEncode(text: string): string {
  return toBinary(text).replace(/[^A-Za-z0-9\-_.~]/g, percent);
}

/** As HTML forms do: spaces are `+`, `~` is escaped. */
export function urlEncode(text: string): string {
  return toBinary(text)
    .replace(/[^A-Za-z0-9\-_. ]/g, percent)
    .replaceAll(' ', '+');
}

/** Undoes percent escapes; what is no escape stays. */
export function rawUrlDecode(text: string): string {
  if (!text.includes('%')) return text;
  const binary = toBinary(text).replace(/%([0-9a-fA-F]{2})/g, (_, hex: string) =>
    String.fromCharCode(Number.parseInt(hex, 16)),
  );
  return fromBinary(binary);
}

/** The parts of an URL in the order in which PHP lists them; `undefined` where the URL is malformed. */
export function splitUrl(url: string): ReadonlyMap<string, string | number> | undefined {
  const parts = new Map<string, string | number>();
  const hash = url.indexOf('#');
  const fragment = hash < 0 ? undefined : url.slice(hash + 1);
  const rest = splitAuthority(hash < 0 ? url : url.slice(0, hash), parts);
  if (rest === undefined) return undefined;
  const question = rest.indexOf('?');
  const path = question < 0 ? rest : rest.slice(0, question);
  if (path !== '' || url === '') parts.set('path', path);
  if (question >= 0) parts.set('query', rest.slice(question + 1));
  if (fragment !== undefined) parts.set('fragment', fragment);
  return parts;
}

/** Takes scheme, host, port and user off; gives path and query, `undefined` for a malformed authority. */
function splitAuthority(url: string, parts: Map<string, string | number>): string | undefined {
  const scheme = /^([A-Za-z0-9.+-]+):/.exec(url)?.[1];
  if (scheme !== undefined && url.startsWith('//', scheme.length + 1)) {
    parts.set('scheme', scheme);
    const after = url.slice(scheme.length + 3);
    if (scheme.toLowerCase() === 'file' && after.startsWith('/')) return after;
    return authority(after, parts);
  }
  if (url.startsWith('//')) return authority(url.slice(2), parts);
  if (scheme === undefined) return url.startsWith(':') ? undefined : url;
  const after = url.slice(scheme.length + 1);
  const port = /^(\d{1,5})(?=\/|$)/.exec(after)?.[1];
  // `host:80` and `host:80/path` are a host and a port, `mailto:x` a scheme and a path.
  if (port === undefined) {
    if (/^\d{6,}(?:\/|$)/.test(after)) return undefined;
    parts.set('scheme', scheme);
    return after;
  }
  if (Number(port) > 65535) return undefined;
  parts.set('host', scheme);
  parts.set('port', Number(port));
  return after.slice(port.length);
}

function authority(text: string, parts: Map<string, string | number>): string | undefined {
  const end = text.search(/[/?]/);
  const whole = end < 0 ? text : text.slice(0, end);
  const at = whole.lastIndexOf('@');
  const host = whole.slice(at + 1);
  const match = /^(\[[^\]]*\]|[^:]*(?::[^:]*(?=:))*)(?::(\d*))?$/.exec(host);
  if (match === null || match[1] === '' || match[1] === undefined) return undefined;
  const port = match[2];
  if (port !== undefined && port !== '' && Number(port) > 65535) return undefined;
  parts.set('host', match[1]);
  if (port !== undefined && port !== '') parts.set('port', Number(port));
  if (at >= 0) addUser(whole.slice(0, at), parts);
  return end < 0 ? '' : text.slice(end);
}

function addUser(user: string, parts: Map<string, string | number>): void {
  const colon = user.indexOf(':');
  parts.set('user', colon < 0 ? user : user.slice(0, colon));
  if (colon >= 0) parts.set('pass', user.slice(colon + 1));
}

/** Values of PHP_URL_SCHEME, PHP_URL_HOST, ... */
const COMPONENTS = ['scheme', 'host', 'port', 'user', 'pass', 'path', 'query', 'fragment'] as const;

function parseUrl(a: Arguments): Value {
  const component = a.count(1);
  const name = COMPONENTS[component];
  if (component >= COMPONENTS.length)
    throw a.valueError(1, `must be a valid URL component identifier, ${component} given`);
  // PHP replaces control characters, so that they cannot end up in a header.
  const parts = splitUrl(a.binary(0));
  if (parts === undefined) return false;
  const clean = (part: string | number): string | number =>
    typeof part === 'number'
      ? part
      : fromBinary(part.replace(/\p{Cc}/gu, (character) => (character < '\x80' ? '_' : character)));
  if (name !== undefined) {
    const part = parts.get(name);
    return part === undefined ? null : clean(part);
  }
  return new Map([...parts].map(([key, part]) => [key, clean(part)] as const));
}

const PHP_QUERY_RFC3986 = 2;

function httpBuildQuery(a: Arguments): string {
  const data = a.value(0);
  const members = data instanceof DataObject ? data.properties : isArray(data) ? data : [];
  const encode = a.count(3) === PHP_QUERY_RFC3986 ? rawUrlEncode : urlEncode;
  const pairs: string[] = [];
  const prefix = a.string(1);
  for (const [key, value] of entries(members)) {
    const name = typeof key === 'number' ? `${prefix}${key}` : encode(key);
    addPairs(pairs, name, value, encode);
  }
  return pairs.join(a.stringOrNull(2) ?? '&');
}

function addPairs(pairs: string[], name: string, value: Value, encode: (text: string) => string): void {
  if (value === null) return;
  const members = membersOf(value);
  if (members !== undefined) {
    for (const [key, element] of entries(members))
      addPairs(pairs, `${name}%5B${encode(String(key))}%5D`, element, encode);
  } else if (!(value instanceof PhpObject)) pairs.push(`${name}=${encode(queryValue(value))}`);
}

function membersOf(value: Value): PhpArray | undefined {
  return isArray(value)
    ? value
    : value instanceof DataObject
      ? (value.properties satisfies ReadonlyMap<Key, Value>)
      : undefined;
}

function queryValue(value: Value): string {
  if (typeof value === 'boolean') return value ? '1' : '0';
  return value instanceof PhpFloat ? stringOf(value) : stringOf(value);
}

/** URLs. */
export const urlFunctions: Implementations = {
  urlencode: (a) => urlEncode(a.string(0)),
  rawurlencode: (a) => rawUrlEncode(a.string(0)),
  urldecode: (a) => rawUrlDecode(a.string(0).replaceAll('+', ' ')),
  rawurldecode: (a) => rawUrlDecode(a.string(0)),
  parse_url: parseUrl,
  http_build_query: httpBuildQuery,
};
