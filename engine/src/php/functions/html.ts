import { isValidUtf8 } from '../bytes.ts';
import { stringOf } from '../casts.ts';
import type { Value } from '../value.ts';
import { isArray, valuesOf } from '../value.ts';
import type { Arguments } from './arguments.ts';
import type { Implementations } from './function.ts';
import entities from './html-entities.generated.json' with { type: 'json' };
import { stripTags } from './strip-tags.ts';

/** Flags of the HTML functions, as PHP numbers them. */
const ENT_COMPAT = 2;
const ENT_QUOTES = 3;
const ENT_IGNORE = 4;
const ENT_SUBSTITUTE = 8;
/** The document type lies in these bits: 0 HTML 4.01, 16 XML 1, 32 XHTML, 48 HTML 5. */
const ENT_DOCTYPE = 48;
const ENT_XML1 = 16;
const ENT_HTML5 = 48;

interface Table {
  readonly names: ReadonlyMap<string, string>;
  readonly characters: ReadonlyMap<string, string>;
}

/** Names without & and ; and what they stand for. */
function table(names: Readonly<Record<string, string>>): Table {
  const pairs = Object.entries(names);
  return { names: new Map(pairs), characters: new Map(pairs.map(([name, character]) => [character, name])) };
}

const HTML401 = table(entities.html401);
/** Further names are read, never written: the first name of a character is the one that PHP writes. */
const HTML5: Table = {
  names: new Map([...Object.entries(entities.html5), ...Object.entries(entities.html5Aliases)]),
  characters: table(entities.html5).characters,
};
const XML: Table = table({ quot: '"', amp: '&', apos: "'", lt: '<', gt: '>' });
const XHTML = table({ ...entities.html401, apos: "'" });

function tableFor(flags: number): Table {
  const type = flags & ENT_DOCTYPE;
  if (type === ENT_XML1) return XML;
  if (type === ENT_HTML5) return HTML5;
  return type === 0 ? HTML401 : XHTML;
}

/** How `&`, `<`, `>` and quotes are written with these flags. */
function escapeSpecial(character: string, flags: number): string {
  if (character === '&') return '&amp;';
  if (character === '<') return '&lt;';
  if (character === '>') return '&gt;';
  if (character === '"') return flags & ENT_COMPAT ? '&quot;' : character;
  if ((flags & ENT_QUOTES) !== ENT_QUOTES && !(flags & 1)) return character;
  return (flags & ENT_DOCTYPE) === 0 ? '&#039;' : '&apos;';
}

/** Text with bytes that are not UTF-8 treated as the flags say; `undefined`: the whole result is empty. */
function validText(text: string, flags: number): string | undefined {
  if (isValidUtf8(text)) return text;
  if (flags & ENT_SUBSTITUTE) return text.replace(/\p{Surrogate}/gu, '\ufffd');
  return flags & ENT_IGNORE ? text.replace(/\p{Surrogate}/gu, '') : undefined;
}

const ENTITY = /&(?:#([0-9]+)|#[xX]([0-9a-fA-F]+)|([A-Za-z][A-Za-z0-9]*));/y;

/** Whether an entity of the document type stands at an index, so that `double_encode: false` leaves it. */
function isEntityAt(text: string, index: number, flags: number): boolean {
  ENTITY.lastIndex = index;
  const match = ENTITY.exec(text);
  if (match === null) return false;
  const [, decimal, hex, name] = match;
  if (name === undefined) return (hex === undefined ? Number(decimal) : Number.parseInt(hex, 16)) <= 0x10ffff;
  return tableFor(flags).names.has(name);
}

/** `htmlspecialchars`, for those who need it outside a call. */
export function escapeHtml(text: string, flags: number = ENT_QUOTES | ENT_SUBSTITUTE, doubleEncode = true): string {
  const valid = validText(text, flags);
  if (valid === undefined) return '';
  return valid.replace(/[&<>"']/g, (character, index: number) =>
    character === '&' && !doubleEncode && isEntityAt(valid, index, flags) ? '&' : escapeSpecial(character, flags),
  );
}

/** `htmlentities`. */
export function encodeAll(text: string, flags: number, doubleEncode: boolean): string {
  const { characters } = tableFor(flags);
  const escaped = escapeHtml(text, flags, doubleEncode);
  return escaped.replace(/[\u0080-\u{10ffff}]/gu, (character) => {
    const name = characters.get(character);
    return name === undefined ? character : `&${name};`;
  });
}

/** `htmlspecialchars_decode`: only the five special characters. */
function decodeSpecial(text: string, flags: number): string {
  return text.replace(/&(?:amp|lt|gt|quot|apos|#0*39|#[xX]0*27|#0*34|#[xX]0*22);/g, (entity) => {
    if (entity === '&amp;') return '&';
    if (entity === '&lt;') return '<';
    if (entity === '&gt;') return '>';
    if (entity === '&quot;' || /^&#(?:0*34|[xX]0*22);$/.test(entity)) return flags & ENT_COMPAT ? '"' : entity;
    const named = entity === '&apos;';
    if (named && (flags & ENT_DOCTYPE) === 0) return entity;
    return flags & 1 ? "'" : entity;
  });
}

/** `html_entity_decode`, for those who need it outside a call. */
export function decodeHtml(text: string, flags: number = ENT_QUOTES | ENT_SUBSTITUTE): string {
  if (!text.includes('&')) return text;
  const { names } = tableFor(flags);
  const pattern = /&(?:#([0-9]+)|#[xX]([0-9a-fA-F]+)|([A-Za-z][A-Za-z0-9]*));/g;
  return text.replace(pattern, (entity, decimal?: string, hex?: string, name?: string) => {
    const character = name === undefined ? numeric(decimal, hex, flags) : names.get(name);
    if (character === undefined) return entity;
    if (character === "'" && !(flags & 1)) return entity;
    return character === '"' && !(flags & ENT_COMPAT) ? entity : character;
  });
}

/** The character of a numeric entity where the document type allows it. */
function numeric(decimal: string | undefined, hex: string | undefined, flags: number): string | undefined {
  const code = decimal === undefined ? Number.parseInt(hex ?? '', 16) : Number.parseInt(decimal, 10);
  return code <= 0x10ffff && isAllowed(code, flags & ENT_DOCTYPE) ? String.fromCodePoint(code) : undefined;
}

function isAllowed(code: number, documentType: number): boolean {
  if (code === 0x0a || code === 0x09 || (code === 0x0d && documentType !== ENT_HTML5)) return true;
  if (code >= 0xd800 && code <= 0xdfff) return false;
  if (documentType === 0) return (code >= 0x20 && code <= 0x7e) || code >= 0xa0;
  if (documentType === ENT_HTML5) {
    if (code === 0x0c) return true;
    return (
      ((code >= 0x20 && code <= 0x7e) || code >= 0xa0) &&
      (code & 0xffff) < 0xfffe &&
      !(code >= 0xfdd0 && code <= 0xfdef)
    );
  }
  return code >= 0x20 && code !== 0xfffe && code !== 0xffff;
}

function stripTagsOf(a: Arguments): Value {
  const allowed = a.value(1);
  const tags = isArray(allowed)
    ? valuesOf(allowed)
        .map((tag) => `<${stringOf(tag)}>`)
        .join('')
    : stringOf(allowed);
  return stripTags(a.string(0), tags);
}

/** HTML escaping and its reverse. */
export const htmlFunctions: Implementations = {
  htmlspecialchars: (a) => escapeHtml(a.string(0), a.count(1), a.bool(3)),
  htmlspecialchars_decode: (a) => decodeSpecial(a.string(0), a.count(1)),
  htmlentities: (a) => encodeAll(a.string(0), a.count(1), a.bool(3)),
  html_entity_decode: (a) => decodeHtml(a.string(0), a.count(1)),
  strip_tags: stripTagsOf,
};
