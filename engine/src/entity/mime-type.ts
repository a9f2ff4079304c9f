import table from './mime-types.json' with { type: 'json' };

/** What Drupal says of a file whose name tells nothing. */
const UNKNOWN = 'application/octet-stream';

const types = new Map(
  Object.entries<string>(table).flatMap(([type, extensions]) =>
    extensions.split(' ').map((extension) => [extension, type] as const),
  ),
);

/**
 * The MIME type that Drupal guesses from a file's name (`ExtensionMimeTypeGuesser`): the longest ending behind a dot that
 * its table has. The table is Drupal's own, which is older and odder than today's registries.
 */
export function guessMimeType(uri: string): string {
  const [, ...parts] = uri
    .slice(uri.lastIndexOf('/') + 1)
    .toLowerCase()
    .split('.');
  for (let i = 0; i < parts.length; i++) {
    const type = types.get(parts.slice(i).join('.'));
    if (type !== undefined) return type;
  }
  return UNKNOWN;
}
