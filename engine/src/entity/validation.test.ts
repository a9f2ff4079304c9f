import { describe, expect, it } from 'vitest';
import type { Json } from '../php/value.ts';
import { testEntities } from './testing.ts';

/** `path=message` of what is wrong with a page, as failed rows show it. */
async function problems(values: Readonly<Record<string, Json>>): Promise<readonly string[]> {
  const { service, draft } = testEntities();
  await service.save(draft('taxonomy_term', 'tags', { name: 'A' }), undefined);
  await service.save(draft('taxonomy_term', 'other', { name: 'B' }), undefined);
  const violations = await service.validate(draft('node', 'page', values), undefined);
  return violations.map(({ path, message }) => `${path}=${message}`);
}

// The first four messages are those of a recorded Drupal.
describe('validation', () => {
  it('finds nothing wrong with an entity that has what it needs', async () => {
    expect(await problems({ title: 'T', field_mail: 'a@example.com', field_choice: 'a', field_tags: [1] })).toEqual([]);
  });

  it('misses required fields', async () => {
    expect(await problems({ field_mail: 'a@example.com' })).toEqual(['title=This value should not be null.']);
  });

  it('refuses what is no e-mail address', async () => {
    expect(await problems({ title: 'T', field_mail: 'nope' })).toEqual([
      'field_mail.0.value=This value is not a valid email address.',
    ]);
  });

  it('reports fields in their order: base fields, then configured ones', async () => {
    expect(await problems({ title: 'T', uid: 4444, field_choice: 'zz' })).toEqual([
      'uid.0.target_id=The referenced entity (<em class="placeholder">user</em>: <em class="placeholder">4444</em>) does not exist.',
      'field_choice.0=The value you selected is not a valid choice.',
    ]);
  });

  it('refuses targets of a bundle that the field does not allow', async () => {
    expect(await problems({ title: 'T', field_tags: [1, 2] })).toEqual([
      'field_tags.1.target_id=This entity (<em class="placeholder">taxonomy_term</em>: <em class="placeholder">2</em>) cannot be referenced.',
    ]);
  });

  it('knows the limits of lengths, numbers and counts', async () => {
    expect(await problems({ title: 'T'.repeat(256) })).toEqual([
      'title.0.value=<em class="placeholder">Title</em>: may not be longer than 255 characters.',
    ]);
    expect(await problems({ title: 'T', field_count: 101 })).toEqual([
      'field_count.0.value=<em class="placeholder">field_count</em>: the value may be no greater than <em class="placeholder">100</em>.',
    ]);
    expect(await problems({ title: 'T', field_pair: ['a', 'b', 'c'] })).toEqual([
      'field_pair=<em class="placeholder">field_pair</em>: this field cannot hold more than 2 values.',
    ]);
  });

  it('wants names of users to be legal and free', async () => {
    const { service, draft } = testEntities();
    const ada = await service.save(draft('user', 'user', { name: 'ada', mail: 'ada@example.com' }), undefined);
    const check = (name: string, mail: string) => service.validate(draft('user', 'user', { name, mail }), undefined);
    expect(await check('bob', 'bob@example.com')).toEqual([]);
    expect(await check('a<b', 'bob@example.com')).toEqual([
      { path: 'name', message: 'The username contains an illegal character.' },
    ]);
    expect(await check('Ada', 'ada@example.com')).toEqual([
      { path: 'name', message: 'The username <em class="placeholder">Ada</em> is already taken.' },
      { path: 'mail', message: 'The email address <em class="placeholder">ada@example.com</em> is already taken.' },
    ]);
    expect(await service.validate(draft('user', 'user', { name: 'ada' }), ada)).toEqual([]);
  });
});
