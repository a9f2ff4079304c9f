import { expect, it } from 'vitest';
import type { Json } from '../php/value.ts';
import { testEntities } from './testing.ts';

async function stored(address: Json): Promise<unknown> {
  const { service, draft } = testEntities();
  const saved = await service.save(draft('node', 'page', { title: 'T', field_address: address }), undefined);
  return saved.fields.field_address?.[0];
}

it('keeps subdivisions by their codes, in the countries whose codes are new', async () => {
  expect(await stored({ country_code: 'NI', administrative_area: 'Managua' })).toMatchObject({
    administrative_area: 'MN',
  });
  expect(await stored({ country_code: 'JP', administrative_area: 'Hokkaido' })).toMatchObject({
    administrative_area: '01',
  });
});

it('leaves values that are codes already, and other countries, as they are', async () => {
  expect(await stored({ country_code: 'US', administrative_area: 'California' })).toMatchObject({
    administrative_area: 'California',
  });
  expect(await stored({ country_code: 'NI', administrative_area: 'MN' })).toMatchObject({ administrative_area: 'MN' });
});

it('changes localities in Andorra only', async () => {
  expect(await stored({ country_code: 'AD', locality: 'Ordino' })).toMatchObject({ locality: '05' });
  expect(await stored({ country_code: 'NI', locality: 'Managua' })).toMatchObject({ locality: 'Managua' });
});

it('drops an address without a country', async () => {
  expect(await stored({ administrative_area: 'Managua' })).toBeUndefined();
});
