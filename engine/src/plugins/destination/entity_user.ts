import type { DestinationDescriptor } from '../descriptor.ts';
import { bundlelessOptions } from './entity.ts';

/** `entity:user`: passwords are stored as they come. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'entity:user',
  provider: 'user',
  summary: 'Saves user accounts.',
  options: [
    {
      name: 'md5_passwords',
      types: ['boolean'],
      text: 'Passwords are MD5 hashes of Drupal 6: each is hashed again and marked with a `U`. The mere presence of the key counts, `false` too.',
    },
    ...bundlelessOptions,
  ],
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: [
    '`pass` is stored as a hash that is ready: a password in plain text is saved as it is and nobody can log in with it.',
    'The `pass` of user 1 is never touched.',
    '`status` is blocked unless the row says otherwise.',
    'Two users of one name are refused by the database: the second row fails.',
  ],
  supportsRollback: true,
  ids: { uid: 'integer' },
  entityType: 'user',
};
