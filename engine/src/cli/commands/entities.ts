import type { EntityPage } from '../../executable/runner.ts';
import type { Json } from '../../php/value.ts';
import type { Context, ExitCode, Registrar } from '../context.ts';
import { positiveInteger } from '../options.ts';
import { type Listing, listingFormats, printJson, printListing, readFormat } from '../output/listing.ts';
import { inline, shorten } from '../output/text.ts';

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
    printListing(context.stdout, format, overview(page, format === 'table' ? 90 : Number.POSITIVE_INFINITY));
  } else {
    printListing(context.stdout, format, fieldByField(page));
  }
  if (page.next !== null) {
    context.log.notice(`More entities follow: --after ${page.next}`);
  }
  return 0;
}

type Fields = Readonly<Record<string, Json>>;

function overview(page: EntityPage, width: number): Listing {
  const rows = Object.entries(page.entities).flatMap(([type, byId]) =>
    Object.entries(byId).map(([id, fields]) => {
      const [bundle, label] = [firstOf(fields, bundleFields), firstOf(fields, labelFields)];
      return [type, id, bundle, label, shorten(content(fields), width)];
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
function content(fields: Fields): string {
  return Object.entries(fields)
    .filter(([name]) => name === 'body' || name === 'mail' || name === 'uri' || name.startsWith('field_'))
    .map(([name, items]) => `${name}: ${itemsText(items)}`)
    .join('; ');
}

/** Items without their wrapping: a single property alone, several as a mapping. */
function itemsText(items: Json): string {
  const list: readonly Json[] = Array.isArray(items) ? items : [items];
  return list.map(itemText).join(', ');
}

function itemText(item: Json): string {
  if (item === null || typeof item !== 'object') {
    return item === null ? '' : String(item);
  }
  const values = Object.values(item);
  const [only] = values;
  return values.length === 1 && (only === null || typeof only !== 'object') ? String(only ?? '') : inline(item);
}
