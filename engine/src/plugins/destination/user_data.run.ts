import { keptValues } from './kept-values.ts';

/** `user_data`: `Drupal\user\Plugin\migrate\destination\UserData`. */
export default keptValues({
  collection: 'user.data',
  ids: { uid: 'integer', module: 'string', key: 'string' },
  key: ['module', 'uid', 'key'],
  fields: {
    uid: 'The user id.',
    module: 'The module name responsible for the settings.',
    key: 'The setting key to save under.',
    settings: 'The settings to save.',
  },
  value: 'settings',
});
