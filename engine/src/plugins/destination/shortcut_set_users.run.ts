import { keptValues } from './kept-values.ts';

/** `shortcut_set_users`: `Drupal\shortcut\Plugin\migrate\destination\ShortcutSetUsers`. */
export default keptValues({
  collection: 'shortcut_set_users',
  ids: { set_name: 'string', uid: 'integer' },
  key: ['uid'],
  fields: {
    uid: 'The users.uid for this set.',
    set_name: 'The shortcut_set.name that will be displayed for this user.',
  },
  value: 'set_name',
});
