import { splitUrl } from '../../php/functions/url.ts';
import { parseStr } from '../../php/parse-str.ts';
import type { PhpArray } from '../../php/value.ts';

/** A path or address taken apart as Drupal's `UrlHelper::parse` does. */
export interface UrlParts {
  readonly path: string;
  readonly query: PhpArray;
  readonly fragment: string;
}

/** Protocols of links that Drupal's configuration allows by default (`filter_protocols`). */
const PROTOCOLS: ReadonlySet<string> = new Set([
  'http',
  'https',
  'ftp',
  'news',
  'nntp',
  'tel',
  'telnet',
  'mailto',
  'irc',
  'ssh',
  'sftp',
  'webcal',
  'rtsp',
]);

/** Whether a link leads out of the site: it begins with `//` or with an allowed protocol (`UrlHelper::isExternal`). */
export function isExternal(link: string): boolean {
  if (/^[\\/]{2}/.test(link) || (link !== '' && link.charCodeAt(0) < 0x20)) return true;
  const [, protocol] = /^([^:/?#\\]*):/.exec(link) ?? [];
  return protocol !== undefined && PROTOCOLS.has(protocol.toLowerCase());
}

/** Whether a link holds only characters that links may hold (`UrlHelper::isValid`). */
export function isValidUrl(link: string): boolean {
  return /^(?:[\w#!:.?+=&@$'~*,;/()[\]-]|%[0-9a-f]{2})+$/i.test(link);
}

/** `UrlHelper::parse`. */
export function parseUrl(link: string): UrlParts {
  const scheme = link.indexOf('://');
  if (scheme >= 0 && !/[?#]/.test(link.slice(0, scheme))) {
    const [, address = '', , query = '', , fragment = ''] = /^([^?#]*)(\?([^#]*))?(#(.*))?$/s.exec(link) ?? [];
    return { path: address.slice(scheme + 3) === '' ? '' : address, query: parseStr(query), fragment };
  }
  const parts = splitUrl(`https://example.com/${link}`);
  return {
    path: String(parts?.get('path') ?? '').slice(1),
    query: parseStr(String(parts?.get('query') ?? '')),
    fragment: String(parts?.get('fragment') ?? ''),
  };
}
