import { stringOf, toBoolean, toFloat } from '../../php/conversion.ts';
import { elementAt, entries, isArray, type Value, valuesOf } from '../../php/value.ts';
import type { HttpOptions } from '../services.ts';
import type { PhpCall } from './php-call.ts';

/** The options of Guzzle that concern a download: headers, `auth`, `query`, `timeout`, `http_errors`. Others have no effect here. */
export function guzzleOptions(value: Value, call: PhpCall): HttpOptions {
  if (!isArray(value)) return {};
  const get = (name: string) => elementAt(value, name) ?? null;
  const headers = { ...authorization(get('auth'), call), ...headersOf(get('headers')) };
  const query = get('query');
  const timeout = get('timeout');
  return {
    ...(Object.keys(headers).length > 0 && { headers }),
    ...(query !== null && {
      query: isArray(query) ? stringOf(call('http_build_query', [query, '', '&', 2])) : stringOf(query),
    }),
    ...(timeout !== null && { timeoutSeconds: toFloat(timeout) }),
    ...(get('http_errors') !== null && { ignoreStatus: !toBoolean(get('http_errors')) }),
  };
}

function headersOf(value: Value): Readonly<Record<string, string>> {
  const headers: Record<string, string> = Object.create(null);
  if (!isArray(value)) return headers;
  for (const [name, content] of entries(value)) {
    headers[String(name)] = isArray(content) ? valuesOf(content).map(stringOf).join(', ') : stringOf(content);
  }
  return headers;
}

/** `auth: [user, password]`, basic unless a third element says otherwise. */
function authorization(value: Value, call: PhpCall): Readonly<Record<string, string>> {
  if (!isArray(value)) return {};
  const [user = null, password = null, type = 'basic'] = valuesOf(value);
  if (stringOf(type).toLowerCase() !== 'basic') return {};
  return { Authorization: `Basic ${stringOf(call('base64_encode', [`${stringOf(user)}:${stringOf(password)}`]))}` };
}
