import { stringOf } from '../php/casts.ts';
import { isArray, type Value } from '../php/value.ts';
import subdivisions from './address-subdivisions.json' with { type: 'json' };
import type { ReadProperty } from './emptiness.ts';

const CODES: ReadonlyMap<string, ReadonlyMap<string, string>> = new Map(
  Object.entries<Readonly<Record<string, string>>>(subdivisions).map(([country, codes]) => [
    country,
    new Map(Object.entries(codes)),
  ]),
);

/** Andorra is the one country whose localities have other codes now. */
const WITH_LOCALITIES = 'AD';

/**
 * `AddressItem::setValue()`: since Address 2 the subdivisions of some countries are kept by their ISO codes, and a value by
 * which they were known before becomes the code. The data is that of the commerceguys/addressing library.
 */
export function addressReader(read: ReadProperty): ReadProperty {
  return (property) => {
    const value = read(property);
    if (property !== 'administrative_area' && property !== 'locality') return value;
    const country = read('country_code');
    if (value === null || country === null || isArray(country)) return value;
    if (property === 'locality' && country !== WITH_LOCALITIES) return value;
    return codeOf(stringOf(country), value);
  };
}

function codeOf(country: string, value: Value): Value {
  return isArray(value) ? value : (CODES.get(country)?.get(stringOf(value)) ?? value);
}
