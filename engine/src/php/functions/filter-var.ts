import { stringOf } from '../casts.ts';
import { fitsInt, intFrom } from '../integers.ts';
import { pregMatch } from '../preg.ts';
import { elementAt, isArray, type Key, type PhpArray, PhpFloat, type Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import { encodeAll } from './html.ts';
import { splitUrl, urlEncode } from './url.ts';

/** FILTER_* numbers. */
const VALIDATE_INT = 257;
const VALIDATE_BOOL = 258;
const VALIDATE_FLOAT = 259;
const VALIDATE_REGEXP = 272;
const VALIDATE_DOMAIN = 277;
const VALIDATE_URL = 273;
const VALIDATE_EMAIL = 274;
const VALIDATE_IP = 275;
const UNSAFE_RAW = 516;
const SANITIZE_STRING = 513;
const SANITIZE_ENCODED = 514;
const SANITIZE_SPECIAL = 515;
const SANITIZE_EMAIL = 517;
const SANITIZE_URL = 518;
const SANITIZE_INT = 519;
const SANITIZE_FLOAT = 520;
const SANITIZE_FULL_SPECIAL = 522;
const SANITIZE_SLASHES = 523;

const FLAG_ALLOW_FRACTION = 4096;
const FLAG_ALLOW_THOUSAND = 8192;
const FLAG_ALLOW_OCTAL = 1;
const FLAG_ALLOW_HEX = 2;
const FLAG_PATH_REQUIRED = 262144;
const FLAG_QUERY_REQUIRED = 524288;
const FLAG_IPV4 = 1048576;
const FLAG_IPV6 = 2097152;
const NULL_ON_FAILURE = 134217728;

interface Settings {
  readonly flags: number;
  readonly options: PhpArray;
}

/** `filter_var` on scalars; arrays fail unless a flag asks for them, which no pipeline can use. */
export function filterVar(a: Arguments): Value {
  const value = a.value(0);
  const filter = a.count(1);
  const settings = settingsOf(a.value(2));
  const failure = settings.flags & NULL_ON_FAILURE ? null : false;
  const fallback = elementAt(settings.options, 'default') ?? failure;
  if (value !== null && typeof value === 'object' && !(value instanceof PhpFloat)) return fallback;
  const result = apply(stringOf(value), filter, settings);
  return result === undefined ? fallback : result;
}

function settingsOf(value: Value): Settings {
  if (!isArray(value)) return { flags: Number(value), options: [] };
  const flags = elementAt(value, 'flags');
  const options = elementAt(value, 'options');
  return { flags: typeof flags === 'number' ? flags : 0, options: isArray(options) ? options : [] };
}

function apply(text: string, filter: number, settings: Settings): Value | undefined {
  const validator = VALIDATORS.get(filter);
  if (validator !== undefined) return validator(text.replace(/^[ \t\n\r\v\0]+|[ \t\n\r\v\0]+$/g, ''), settings);
  return SANITIZERS.get(filter)?.(text, settings) ?? (filter === UNSAFE_RAW ? text : false);
}

function integer(text: string, { flags, options }: Settings): Value | undefined {
  const hex = flags & FLAG_ALLOW_HEX ? /^0[xX]([0-9a-fA-F]+)$/.exec(text)?.[1] : undefined;
  const octal = flags & FLAG_ALLOW_OCTAL ? /^0[oO]?([0-7]+)$/.exec(text)?.[1] : undefined;
  const plain = /^(?:[+-]?[1-9]\d*|[+-]?0)$/.test(text) ? text.replace('+', '') : undefined;
  const digits = hex !== undefined ? `0x${hex}` : octal !== undefined ? `0o${octal}` : plain;
  if (digits === undefined) return undefined;
  const number = BigInt(digits);
  return fitsInt(number) && inRange(Number(number), options) ? intFrom(number) : undefined;
}

function inRange(number: number, options: PhpArray): boolean {
  const bound = (name: Key): number | undefined => {
    const value = elementAt(options, name);
    return value === undefined || value === null ? undefined : Number(stringOf(value));
  };
  return number >= (bound('min_range') ?? number) && number <= (bound('max_range') ?? number);
}

function boolean(text: string, { flags }: Settings): Value | undefined {
  const lower = text.toLowerCase();
  if (['1', 'true', 'on', 'yes'].includes(lower)) return true;
  if (['0', 'false', 'off', 'no', ''].includes(lower)) return false;
  return flags & NULL_ON_FAILURE ? undefined : false;
}

function float(text: string, { flags, options }: Settings): Value | undefined {
  const plain = flags & FLAG_ALLOW_THOUSAND ? text.replace(/(\d)[',.](?=\d{3}(?:\D|$))/g, '$1') : text;
  if (!/^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/.test(plain)) return undefined;
  const number = Number(plain);
  return Number.isFinite(number) && inRange(number, options) ? new PhpFloat(number || 0) : undefined;
}

function regexp(text: string, { options }: Settings): Value | undefined {
  const pattern = elementAt(options, 'regexp');
  return typeof pattern === 'string' && pregMatch(pattern, text) ? text : undefined;
}

const LABEL = '[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?';
const HOSTNAME = new RegExp(`^${LABEL}(?:\\.${LABEL})*\\.?$`);

function url(text: string, { flags }: Settings): Value | undefined {
  if (/[^\x21-\x7e]/.test(text)) return undefined;
  const parts = splitUrl(text);
  const scheme = parts?.get('scheme');
  if (parts === undefined || typeof scheme !== 'string') return undefined;
  const host = parts.get('host');
  if (/^https?$/i.test(scheme) && (typeof host !== 'string' || !isHost(host))) return undefined;
  if (host === undefined && !['mailto', 'news', 'file'].includes(scheme.toLowerCase())) return undefined;
  if (flags & FLAG_PATH_REQUIRED && !parts.has('path')) return undefined;
  return flags & FLAG_QUERY_REQUIRED && !parts.has('query') ? undefined : text;
}

function isHost(host: string): boolean {
  if (host.startsWith('[')) return isIpv6(host.slice(1, -1));
  return HOSTNAME.test(host) && host.length <= 253;
}

const ATOM = "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+";
const EMAIL = new RegExp(
  `^(?:${ATOM}(?:\\.${ATOM})*|"(?:[^"\\\\\\s]|\\\\.)*")@(?:${LABEL}(?:\\.${LABEL})+|\\[[0-9A-Fa-f:.]+\\])$`,
);

function email(text: string): Value | undefined {
  const local = text.slice(0, text.lastIndexOf('@'));
  const domain = text.slice(text.lastIndexOf('@') + 1);
  const numericTop = /\.\d+$/.test(domain);
  return text.length <= 320 && local.length <= 64 && EMAIL.test(text) && !numericTop ? text : undefined;
}

function ip(text: string, { flags }: Settings): Value | undefined {
  const both = (flags & (FLAG_IPV4 | FLAG_IPV6)) === 0;
  if ((both || flags & FLAG_IPV4) && isIpv4(text)) return text;
  return (both || flags & FLAG_IPV6) && isIpv6(text) ? text : undefined;
}

function isIpv4(text: string): boolean {
  return /^(?:(?:25[0-5]|2[0-4]\d|1\d\d|[1-9]?\d)(?:\.(?!$)|$)){4}$/.test(text);
}

function isIpv6(text: string): boolean {
  const tail = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (tail !== null) return isIpv4(tail[2] ?? '') && isIpv6(`${tail[1]}0:0`);
  const halves = text.split('::');
  if (halves.length > 2) return false;
  const groups = halves.flatMap((half) => (half === '' ? [] : half.split(':')));
  if (!groups.every((group) => /^[0-9A-Fa-f]{1,4}$/.test(group))) return false;
  return halves.length === 2 ? groups.length < 8 : groups.length === 8;
}

const VALIDATORS: ReadonlyMap<number, (text: string, settings: Settings) => Value | undefined> = new Map([
  [VALIDATE_INT, integer],
  [VALIDATE_BOOL, boolean],
  [VALIDATE_FLOAT, float],
  [VALIDATE_REGEXP, regexp],
  [VALIDATE_DOMAIN, (text: string) => (text === '' || text.length > 253 ? undefined : text)],
  [VALIDATE_URL, url],
  [VALIDATE_EMAIL, email],
  [VALIDATE_IP, ip],
]);

const SANITIZERS: ReadonlyMap<number, (text: string, settings: Settings) => string> = new Map([
  [UNSAFE_RAW, (text: string) => text],
  [
    SANITIZE_STRING,
    (text: string) =>
      text
        .replace(/<[^>]*>?/g, '')
        .replaceAll('"', '&#34;')
        .replaceAll("'", '&#39;'),
  ],
  [SANITIZE_ENCODED, (text: string) => urlEncode(text).replaceAll('+', '%20')],
  [SANITIZE_SPECIAL, (text: string) => text.replace(/["'<>&]|\p{Cc}/gu, (c) => `&#${c.charCodeAt(0)};`)],
  [SANITIZE_FULL_SPECIAL, (text: string) => encodeAll(text, 3, true)],
  [SANITIZE_SLASHES, (text: string) => text.replace(/[\\'"]/g, '\\$&')],
  [SANITIZE_EMAIL, (text: string) => text.replace(/[^A-Za-z0-9!#$%&'*+=?^_`{|}~@.[\]-]/g, '')],
  [SANITIZE_URL, (text: string) => text.replace(/[^\x21-\x7e]/g, '')],
  [SANITIZE_INT, (text: string) => text.replace(/[^\d+-]/g, '')],
  [
    SANITIZE_FLOAT,
    (text: string, { flags }: Settings) =>
      [...text]
        .filter(
          (c) =>
            /[\d+-]/.test(c) ||
            (c === '.' && flags & FLAG_ALLOW_FRACTION) ||
            (c === ',' && flags & FLAG_ALLOW_THOUSAND),
        )
        .join(''),
  ],
]);
