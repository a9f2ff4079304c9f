import type { MessageRow } from '../../executable/runner.ts';
import type { Context, ExitCode, Registrar } from '../context.ts';
import { parseIdList } from '../options.ts';
import { listingFormats, printJson, printListing, readFormat } from '../output/listing.ts';

interface MessagesOptions {
  readonly idlist?: string;
  readonly idlistDelimiter: string;
}

/** `messages`: the message table joined with the map, as migrate_tools lists it. */
export function registerMessages(registrar: Registrar): void {
  const command = registrar
    .command(
      'messages <id>',
      ['mmsg', 'migrate:messages', 'migrate-messages'],
      'Lists what a migration had to say about rows.',
    )
    .option('--idlist <ids>', 'only these source ids, comma separated; columns of one id by a colon')
    .option('--idlist-delimiter <character>', 'what parts the columns of one id', ':');
  command.action((id: string, options: MessagesOptions) =>
    registrar.act(command, (context) => messages(context, id, options)),
  );
}

async function messages(context: Context, id: string, options: MessagesOptions): Promise<ExitCode> {
  const format = readFormat(context.format, listingFormats);
  const idlist = options.idlist === undefined ? undefined : parseIdList(options.idlist, options.idlistDelimiter);
  const rows = await context.withRunner((runner) => runner.messages(id, { idlist }));
  if (format === 'json') {
    printJson(context.stdout, rows.map(messageAsJson));
    return 0;
  }
  if (rows.length === 0) {
    context.log.notice('No messages for this migration');
    return 0;
  }
  printListing(context.stdout, format, {
    head: ['Source ID(s)', 'Destination ID(s)', 'Level', 'Message'],
    rows: rows.map((row) => [row.source_ids, row.destination_ids, levelLabel(row.level), row.message]),
  });
  return 0;
}

const levels = ['Error', 'Warning', 'Notice', 'Informational'];

function levelLabel(level: number): string {
  return levels[level - 1] ?? String(level);
}

function messageAsJson({ level, source_ids, destination_ids, message, source_ids_hash }: MessageRow) {
  return { level, source_ids, destination_ids, message, source_ids_hash };
}
