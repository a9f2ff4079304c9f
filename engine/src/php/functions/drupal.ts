import { toBoolean } from '../casts.ts';
import { decodeJson } from '../json-decode.ts';
import { encodeJson, JsonProblem } from '../json-encode.ts';
import type { Value } from '../value.ts';
import type { Arguments } from './arguments.ts';
import type { PhpFunction } from './function.ts';
import { decodeHtml, escapeHtml } from './html.ts';
import { type Parameter, parameterFrom } from './signature.ts';

/** Drupal's `Json` hexes tags, apostrophes, ampersands and quotes. */
const DRUPAL_JSON_FLAGS = 15;

function decode(a: Arguments): Value {
  try {
    return decodeJson(a.string(0), { associative: true });
  } catch (error) {
    if (error instanceof JsonProblem) return null;
    throw error;
  }
}

function encode(a: Arguments): Value {
  try {
    return encodeJson(a.value(0), DRUPAL_JSON_FLAGS);
  } catch (error) {
    if (error instanceof JsonProblem) return false;
    throw error;
  }
}

/** Space around a cut word: letters before a boundary, as Unicode::truncate looks for it. */
function truncate(a: Arguments): Value {
  const [text, most, wordSafe, ellipsis] = [Array.from(a.string(0)), a.count(1), a.bool(2), a.bool(3)];
  const least = a.count(4);
  if (text.length <= most) return a.string(0);
  const mark = ellipsis ? Array.from('\u2026').slice(0, Math.max(0, most)) : [];
  const room = Math.max(0, most - mark.length);
  const cut = text.slice(0, room).join('');
  if (!wordSafe) return cut + mark.join('');
  const boundary = /^(.*)[\s\p{P}\p{S}\p{C}].*$/su.exec(text.slice(0, room + 1).join(''))?.[1];
  const kept = boundary !== undefined && Array.from(boundary).length >= least ? boundary : cut;
  return kept.replace(/\s+$/u, '') + mark.join('');
}

function method(
  name: string,
  raw: readonly (readonly [string, string, Value?])[],
  run: PhpFunction['run'],
): PhpFunction {
  const parameters: readonly Parameter[] = raw.map(([parameter, type, fallback]) => ({
    ...parameterFrom([parameter, type]),
    ...(fallback === undefined ? {} : { optional: true, default: fallback }),
  }));
  return { name, parameters, run };
}

/** Static methods of Drupal's components that migrations name as callables. */
export const drupalMethods: readonly PhpFunction[] = [
  method('Drupal\\Component\\Serialization\\Json::encode', [['variable', 'mixed']], encode),
  method('Drupal\\Component\\Serialization\\Json::decode', [['string', 'mixed']], decode),
  method('Drupal\\Component\\Utility\\Html::escape', [['text', 'mixed']], (a) => escapeHtml(a.string(0))),
  method('Drupal\\Component\\Utility\\Html::decodeEntities', [['text', 'mixed']], (a) => decodeHtml(a.string(0), 3)),
  method(
    'Drupal\\Component\\Utility\\Unicode::truncate',
    [
      ['string', 'mixed'],
      ['max_length', 'mixed'],
      ['wordsafe', 'mixed', false],
      ['add_ellipsis', 'mixed', false],
      ['min_wordsafe_length', 'mixed', 1],
    ],
    truncate,
  ),
  method('Drupal\\Component\\Utility\\Unicode::validateUtf8', [['text', 'mixed']], (a) =>
    toBoolean(a.string(0) === '' || !/\p{Surrogate}/u.test(a.string(0))),
  ),
];
