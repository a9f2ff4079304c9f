import type { EntityPage } from '../../executable/runner.ts';
import type { Json } from '../../php/value.ts';
import type { Context, ExitCode, Registrar } from '../context.ts';
import { positiveInteger } from '../options.ts';
import { type Listing, listingFormats, printJson, printListing, readFormat } from '../output/listing.ts';
import { inline, shellQuoted, shorten } from '../output/text.ts';

interface EntitiesOptions {
  readonly bundle?: string;
  readonly id?: string;
  readonly limit?: number;
  readonly after?: string;
}

/** `entities`: what the imports produced. JSON is Drupal's `toArray()`; one entity alone is shown field by field. */
export function registerEntities(registrar: Registrar): void {
  const command = registrar
    .command('entities [type]', ['migrate:entities', 'migrate-entities'], 'Shows the entities that imports produced.')
    .option('--bundle <bundle>', 'only this bundle')
    .option('--id <id>', 'only this entity')
    .option('--limit <entities>', 'at most so many', positiveInteger)
    .option('--after <cursor>', 'the page after this cursor, which the page before names');
  command.action((type: string | undefined, options: EntitiesOptions) =>
    registrar.act(command, (context) => entities(context, type, options)),
  );
}

async function entities(context: Context, type: string | undefined, options: EntitiesOptions): Promise<ExitCode> {
  const format = readFormat(context.format, listingFormats);
  const { bundle, id, limit, after } = options;
  const page = await context.withRunner((runner) => runner.entities({ type, bundle, id, limit, after }));
  if (format === 'json') {
    printJson(context.stdout, page.entities);
  } else if (options.id === undefined) {
    printListing(context.stdout, format, overview(page, format === 'table'));
  } else {
    printListing(context.stdout, format, fieldByField(page));
  }
  if (page.next !== null) {
    context.log.notice(`More entities follow: --after ${shellQuoted(page.next)}`);
  }
  return 0;
}

type Fields = Readonly<Record<string, Json>>;

/** @param short whether to cut long values, for a table */
function overview(page: EntityPage, short: boolean): Listing {
  const rows = Object.entries(page.entities).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, fields]) => {
      const [bundle, label] = [firstOf(fields, bundleFields), firstOf(fields, labelFields)];
      return [type, id, bundle, label, short ? shorten(content(fields, 32), 110) : content(fields)];
    }),
  );
  return { head: ['Type', 'ID', 'Bundle', 'Label', 'Content'], rows };
}

function fieldByField(page: EntityPage): Listing {
  const rows = Object.entries(page.entities).flatMap(([type, byId]) =>
    Object.entries(byId).flatMap(([id, fields]) =>
      Object.entries(fields).map(([field, items]) => [`${type} ${id}`, field, itemsText(items)]),
    ),
  );
  return { head: ['Entity', 'Field', 'Value'], rows };
}

/** Where the content entity types of core keep their bundle and their label. */
const bundleFields = ['type', 'vid', 'bundle', 'comment_type'];
const labelFields = ['title', 'name', 'filename', 'info', 'subject', 'label', 'alias'];

function firstOf(fields: Fields, names: readonly string[]): string {
  const name = names.find((candidate) => candidate in fields);
  return name === undefined ? '' : itemsText(fields[name] ?? null);
}

/** The configured fields of an entity in one line; its base fields stay out, they are the same on every site. */
function content(fields: Fields, limit = Number.POSITIVE_INFINITY): string {
  return Object.entries(fields)
    .filter(([name]) => name === 'body' || name === 'mail' || name === 'uri' || name.startsWith('field_'))
    .map(([name, items]) => `${name}: ${shorten(itemsText(items, mainValue), limit)}`)
    .join('; ');
}

/** What an item is mostly about, as its field type's main property: a text, a reference, an address. */
function mainValue(item: Readonly<Record<string, Json>>): Json {
  const main = ['value', 'target_id', 'uri'].find((name) => name in item);
  return main === undefined ? item : (item[main] ?? null);
}

type Pick = (item: Readonly<Record<string, Json>>) => Json;

/** Items without their wrapping: a single property alone, several as a mapping unless one of them is picked. */
function itemsText(items: Json, pick: Pick = (item) => item): string {
  const list: readonly Json[] = Array.isArray(items) ? items : [items];
  return list.map((item) => itemText(isRecord(item) ? pick(item) : item)).join(', ');
}

function itemText(item: Json): string {
  if (!isRecord(item)) {
    return item === null ? '' : Array.isArray(item) ? inline(item) : String(item);
  }
  const values = Object.values(item);
  const [only] = values;
  return values.length === 1 && (only === null || typeof only !== 'object') ? String(only ?? '') : inline(item);
}

function isRecord(value: Json): value is Readonly<Record<string, Json>> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}
