import { stringOf } from '../../php/casts.ts';
import { isArray, type Key, type Value } from '../../php/value.ts';
import type { DestinationFactory } from '../destination.ts';
import { RollbackAction } from '../exceptions.ts';

const COLLECTION = 'user.data';

const FIELDS: ReadonlyMap<string, string> = new Map([
  ['uid', 'The user id.'],
  ['module', 'The module name responsible for the settings.'],
  ['key', 'The setting key to save under.'],
  ['settings', 'The settings to save.'],
]);

/** `user_data`: `Drupal\user\Plugin\migrate\destination\UserData`. */
const factory: DestinationFactory = (_options, { services }) => ({
  supportsRollback: false,
  ids: () =>
    new Map<string, ReadonlyMap<Key, Value>>([
      ['uid', new Map([['type', 'integer']])],
      ['module', new Map([['type', 'string']])],
      ['key', new Map([['type', 'string']])],
    ]),
  fields: () => FIELDS,
  import: (row) => {
    const ids = ['uid', 'module', 'key'].map((name) => row.destinationProperty(name) ?? null);
    const [uid, module, key] = ids.map((id) => (isArray(id) ? '' : stringOf(id)));
    services.keyValue.set(COLLECTION, `${module}:${uid}:${key}`, row.destinationProperty('settings') ?? null);
    return ids;
  },
  rollbackAction: () => RollbackAction.Delete,
  rollback: () => undefined,
});

export default factory;
