import { type Key, PhpObject, type Value } from './value.ts';

/** An object that is nothing but its public properties: `stdClass`, or a serialized object whose class is not loaded. */
export class DataObject extends PhpObject {
  constructor(
    readonly className: string,
    readonly properties: ReadonlyMap<Key, Value>,
  ) {
    super();
  }

  /** As recordings and listings show an object. */
  toJSON(): { readonly _object: string } {
    return { _object: this.className };
  }
}

/** A `stdClass` with these properties, as `json_decode` and `(object)` make it. */
export function standardObject(properties: ReadonlyMap<Key, Value>): DataObject {
  return new DataObject('stdClass', properties);
}
