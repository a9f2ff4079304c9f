import { PhpObject, type Value } from '../../php/value.ts';

/** What Symfony gives for `!tag value`: an object, which Drupal's code cannot use as an array or a string. */
export class TaggedValue extends PhpObject {
  readonly className = 'Symfony\\Component\\Yaml\\Tag\\TaggedValue';

  constructor(
    readonly tag: string,
    readonly value: Value,
  ) {
    super();
  }
}
