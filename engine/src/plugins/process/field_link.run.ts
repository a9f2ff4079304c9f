import { stringOf, toBoolean } from '../../php/conversion.ts';
import { splitUrl } from '../../php/functions/url.ts';
import { unserialize } from '../../php/unserialize.ts';
import { arrayFrom, elementAt, isArray, type Key, type Value } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

/** Letters beyond ASCII that Drupal 7 allowed in links. */
const LETTERS = '\u00bf-\u00d6\u00d8-\u00f6\u00f8-\u00ff\u0152\u0153\u0178';

/** Path, query and anchor, as Drupal 7's link module knew them. */
const END = [
  `(?:/[a-z0-9${LETTERS}_\\-.~+%=&,$'#!():;*@[\\]]*)*`,
  `(?:/?\\?[?a-z0-9${LETTERS}+_|\\-.~/\\\\%=&,$'():;*@[\\]{} ]*)?`,
  `(?:#[a-z0-9${LETTERS}_\\-.~+%=&,$'():;*@[\\]/?]*)?$`,
].join('');

const INTERNAL = new RegExp(`^[a-z0-9${LETTERS}_\\-+[\\] ]+${END}`, 'i');

const HOST = [
  `[a-z0-9${LETTERS}][a-z0-9${LETTERS}\\-_[\\]]*(?:\\.(?:[a-z0-9${LETTERS}\\-_[\\]]+\\.)*(?:[a-z][a-z0-9-]{1,62}|[a-z]{2}))?`,
  '[0-9]{1,3}(?:\\.[0-9]{1,3}){3}',
  '[0-9a-f]{1,4}(?::[0-9a-f]{1,4}){7} ',
  'localhost',
].join('|');

const USER = `(?:(?:[\\w.\\-+!$&'()*,;=${LETTERS}]|%[0-9a-f]{2})+(?::(?:[\\w${LETTERS}.\\-+%!$&'()*,;=]|%[0-9a-f]{2})*)?@)?`;

const EXTERNAL = new RegExp(`^${USER}(?:${HOST})(?::[0-9]{1,5})?${END}`, 'i');

/** `Drupal\link\Plugin\migrate\process\FieldLink`. */
const factory: ProcessFactory = (configuration) => {
  const scheme = stringOf(configuration.get('uri_scheme') ?? (configuration.has('uri_scheme') ? null : 'http://'));
  return {
    transform: (value) =>
      arrayFrom([
        ['uri', canonicalUri(stringOf(at(value, 'url')), scheme)],
        ['options', arrayFrom([['attributes', attributesOf(at(value, 'attributes'))]])],
        ['title', at(value, 'title')],
      ]),
  };
};

/** Attributes may be serialized twice. */
function attributesOf(given: Value): Value {
  const once = unserialize(stringOf(given));
  const twice = isArray(once) ? once : unserialize(stringOf(once));
  return isArray(twice) ? twice : [];
}

function canonicalUri(uri: string, scheme: string): string {
  if (uri.startsWith('//')) return scheme + uri.replace(/^\/+/, '');
  if (toBoolean(splitUrl(uri)?.get('scheme') ?? null)) return uri;
  if (!toBoolean(uri) || uri === '<nolink>' || uri === '<none>') return 'route:<nolink>';
  if (uri.startsWith('<front>')) return internal(uri.slice('<front>'.length));
  return !INTERNAL.test(uri) && EXTERNAL.test(uri) ? scheme + uri : internal(uri);
}

function internal(path: string): string {
  return `internal:/${path.replace(/^\/+/, '')}`;
}

function at(value: Value, key: Key): Value {
  return isArray(value) ? (elementAt(value, key) ?? null) : null;
}

export default factory;
