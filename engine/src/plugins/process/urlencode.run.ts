import { stringOf } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import { elementAt, isArray, type PhpArray } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { type PhpCall, phpCall } from './php-call.ts';

/** `Drupal\migrate\Plugin\migrate\process\UrlEncode`. */
const factory: ProcessFactory = (_configuration, { services }) => {
  const call = phpCall(services);
  return {
    transform: (value) => {
      if (typeof value !== 'string' || value.indexOf('://') < 1) return value;
      const parts = call('parse_url', [value]);
      if (!isArray(parts)) throw new MigrateException(`Value '${value}' is not a valid URL`);
      return compose(parts, (text) => stringOf(call('rawurlencode', [text])), call);
    },
  };
};

/** Puts the address together again as Guzzle's `Uri` does: scheme and host in small letters, without the default port. */
function compose(parts: PhpArray, encode: (text: string) => string, call: PhpCall): string {
  const part = (name: string) => stringOf(elementAt(parts, name) ?? '');
  const lower = (text: string) => stringOf(call('strtolower', [text]));
  const scheme = lower(part('scheme'));
  const path = encode(part('path')).replaceAll('%2F', '/');
  const query = encode(part('query')).replaceAll('%26', '&');
  const fragment = encode(part('fragment'));
  const authority = authorityOf(part, scheme, lower(part('host')), encode);
  if (authority === '' && path.startsWith('//')) {
    throw malformed('The path of a URI without an authority must not start with two slashes "//"');
  }
  return [
    `${scheme}:`,
    authority !== '' || scheme === 'file' ? `//${authority}` : '',
    path,
    query === '' ? '' : `?${query}`,
    fragment === '' ? '' : `#${fragment}`,
  ].join('');
}

const DEFAULT_PORTS: Readonly<Record<string, string>> = {
  http: '80',
  https: '443',
  ftp: '21',
  gopher: '70',
  nntp: '119',
  news: '119',
  telnet: '23',
  tn3270: '23',
  imap: '143',
  pop: '110',
  ldap: '389',
};

function authorityOf(
  part: (name: string) => string,
  scheme: string,
  givenHost: string,
  encode: (text: string) => string,
): string {
  const host = givenHost === '' && /^https?$/.test(scheme) ? 'localhost' : givenHost;
  const user = escapeUserInfo(part('user'), encode);
  const pass = part('pass') === '' ? '' : `:${escapeUserInfo(part('pass'), encode)}`;
  const port = part('port');
  return [
    user + pass === '' ? '' : `${user}${pass}@`,
    host,
    port === '' || DEFAULT_PORTS[scheme] === port ? '' : `:${port}`,
  ].join('');
}

/** Encodes what may not stand in the part before the host; percent signs of an encoding stay. */
function escapeUserInfo(text: string, encode: (text: string) => string): string {
  return text.replace(/[^%a-zA-Z0-9_\-.~!$&'()*+,;=]+|%(?![A-Fa-f0-9]{2})/g, (part) => encode(part));
}

function malformed(message: string): PhpException {
  return new PhpException('GuzzleHttp\\Psr7\\Exception\\MalformedUriException', message);
}

export default factory;
