import { describe, expect, it } from 'vitest';
import type { EntityService, StoredEntity } from '../services.ts';
import entityExists from './entity_exists.run.ts';
import { fake, resultOf, run, testSite } from './testing.ts';

const user: StoredEntity = { type: 'user', bundle: 'user', id: 1, revisionId: null, langcode: 'en', fields: {} };
const services = {
  entities: fake<EntityService>('entities', {
    load: async (type, id) => (type === 'user' && id === 1 ? user : undefined),
  }),
};
const configuration = { entity_type: 'user' };

describe('entity_exists', () => {
  it('gives the id of an entity that is there, else false', async () => {
    for (const value of [1, '1', ['1', '2']])
      expect(await resultOf(entityExists, configuration, value, { services })).toBe('1');
    for (const value of [999, 'x', '', null, []])
      expect(await resultOf(entityExists, configuration, value, { services })).toBe(false);
  });

  it('refuses to be built for an entity type that does not exist', async () => {
    await expect(run(entityExists, {}, 1, { services })).rejects.toThrow('The "" entity type does not exist.');
    const site = testSite({ known: true });
    await expect(run(entityExists, configuration, 1, { services: { ...services, site } })).rejects.toThrow(
      'The "user" entity type does not exist.',
    );
  });
});
