import { castLike } from '../../entity/config/cast.ts';
import { stringOf } from '../../php/casts.ts';
import type { Key, Value } from '../../php/value.ts';
import { withElement } from '../../pipeline/row.ts';
import type { DestinationFactory } from '../destination.ts';
import { RollbackAction } from '../exceptions.ts';

/** Properties of a row that say where the settings go. */
const ABOUT = new Set<Key>(['configuration_name', 'theme_name', 'legacy_theme_name']);
/** Settings of forms, which no configuration keeps. */
const OF_FORMS = new Set<Key>(['theme', 'logo_upload']);

const PATHS: Readonly<Record<string, readonly string[]>> = {
  default_favicon: ['favicon', 'use_default'],
  default_logo: ['logo', 'use_default'],
  favicon_mimetype: ['favicon', 'mimetype'],
  favicon_path: ['favicon', 'path'],
  logo_path: ['logo', 'path'],
};

/** Where `theme_settings_convert_to_config()` puts a setting. */
function pathOf(name: string): readonly string[] {
  if (name.startsWith('toggle_')) return ['features', name.slice('toggle_'.length)];
  return Object.hasOwn(PATHS, name) ? (PATHS[name] ?? [name]) : [name];
}

/** `Drupal\system\Plugin\migrate\destination\d7\ThemeSettings`: it saves, and maps nothing. */
const factory: DestinationFactory = (_options, { services: { configuration } }) => ({
  supportsRollback: false,
  ids: () => new Map([['name', new Map<Key, Value>([['type', 'string']])]]),
  fields: () => new Map(),
  import: (row) => {
    const name = stringOf(row.destinationProperty('configuration_name') ?? null);
    const before = configuration.get(name) ?? [];
    let value = before;
    for (const [key, setting] of row.wholeDestination()) {
      if (!ABOUT.has(key) && !OF_FORMS.has(key)) value = withElement(value, pathOf(String(key)), setting);
    }
    configuration.set(name, castLike(value, before));
    return true;
  },
  rollbackAction: () => RollbackAction.Delete,
  rollback: () => undefined,
});

export default factory;
