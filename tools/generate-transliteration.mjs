// Writes engine/src/plugins/process/transliteration.generated.json: where Drupal's transliteration of a character is not
// the one of the npm library "transliteration". Reads a checkout of Drupal core (its table is data of CLDR and Unihan).
// Usage: node tools/generate-transliteration.mjs CORE_CHECKOUT
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));
const { transliterate } = createRequire(`${root}/engine/package.json`)('transliteration');
const core = process.argv[2];
if (!core) throw new Error('usage: node tools/generate-transliteration.mjs CORE_CHECKOUT');
const folder = `${core}/lib/Drupal/Component/Transliteration/data`;
const output = `${root}/engine/src/plugins/process/transliteration.generated.json`;

/** The texts of one file, by code point: `0x10 => 'a', 'b', NULL, ...`; a number restarts the counting. */
function readBank(bank, php) {
  const texts = new Map();
  const body = php.slice(php.indexOf('$base = [') + 9, php.lastIndexOf('];'));
  let code = bank << 8;
  for (const [, start, quoted, text] of body.matchAll(
    /(?:0x([0-9A-F]+)\s*=>\s*)?(NULL|(?:'((?:[^'\\]|\\.)*)'|"(?:[^"\\]|\\.)*"))/gi,
  )) {
    if (start !== undefined) code = (bank << 8) + Number.parseInt(start, 16);
    if (quoted !== 'NULL') texts.set(code, (text ?? quoted.slice(1, -1)).replace(/\\(.)/g, '$1'));
    code++;
  }
  return texts;
}

const drupal = new Map();
for (const name of await readdir(folder)) {
  const bank = /^x([0-9a-f]{2})\.php$/.exec(name)?.[1];
  if (bank === undefined) continue;
  for (const entry of readBank(Number.parseInt(bank, 16), await readFile(`${folder}/${name}`, 'utf8')))
    drupal.set(...entry);
}

/** By bank of 256 characters: 0 as the library, null unknown to Drupal (a whole bank too), else Drupal's text. Ends are cut. */
const banks = {};
for (let bank = 0; bank < 0x100; bank++) {
  const row = [];
  for (let code = bank << 8; code < (bank + 1) << 8; code++) {
    if (code < 0x80 || (code >= 0xd800 && code < 0xe000)) continue;
    const wanted = drupal.get(code) ?? null;
    // The library writes ideographs as "Ri ", Drupal as "ri".
    const given = transliterate(String.fromCodePoint(code));
    const plain = bank >= 0x34 && bank < 0xd8 ? given.trim().toLowerCase() : given;
    if (wanted === null || wanted !== plain) row[code & 0xff] = wanted;
  }
  const filled = Array.from(row, (text) => (text === undefined ? 0 : text));
  if (filled.length === 256 && filled.every((text) => text === null)) banks[bank] = null;
  else if (filled.length > 0) banks[bank] = filled;
}
await writeFile(output, `${JSON.stringify(banks).replaceAll('],"', '],\n"')}\n`);
