import { andThen } from '../pipeline/maybe.ts';
import type { EntityViolation, FieldItem, Maybe } from '../plugins/services.ts';
import type { FieldDefinition } from '../site/model.ts';
import type { Subject } from './validation.ts';
import { emphasized } from './validation-text.ts';

const USERNAME_MAX_LENGTH = 60;

/** The rules of the `UserName` constraint, in its order: the first that is broken is reported. */
const NAME_RULES: readonly {
  readonly broken: (name: string) => boolean;
  readonly message: (name: string) => string;
}[] = [
  { broken: (name) => name === '', message: () => 'You must enter a username.' },
  { broken: (name) => name.startsWith(' '), message: () => 'The username cannot begin with a space.' },
  { broken: (name) => name.endsWith(' '), message: () => 'The username cannot end with a space.' },
  { broken: (name) => name.includes('  '), message: () => 'The username cannot contain multiple spaces in a row.' },
  {
    broken: (name) => /[^\u{80}-\u{F7} a-z0-9@+_.'-]/iu.test(name),
    message: () => 'The username contains an illegal character.',
  },
  {
    broken: (name) => [...name].length > USERNAME_MAX_LENGTH,
    message: (name) =>
      `The username ${emphasized(name)} is too long: it must be ${USERNAME_MAX_LENGTH} characters or less.`,
  },
];

/** Values that only one entity may have: the constraint's id and its message. */
const UNIQUE: Readonly<Record<string, (value: string) => string>> = {
  UserNameUnique: (value) => `The username ${emphasized(value)} is already taken.`,
  UserMailUnique: (value) => `The email address ${emphasized(value)} is already taken.`,
  FileUriUnique: (value) => `The file ${emphasized(value)} already exists. Enter a unique file URI.`,
};

/** Constraints that a base field names itself: names and addresses of users, URIs of files. */
export function entityConstraints(
  subject: Subject,
  definition: FieldDefinition,
  items: readonly FieldItem[],
): Maybe<readonly EntityViolation[]> {
  const [first] = items;
  const value = first?.value;
  if (definition.constraints.length === 0 || typeof value !== 'string') return [];
  const name = definition.constraints.includes('UserName') ? NAME_RULES.find((rule) => rule.broken(value)) : undefined;
  const violations = name ? [{ path: definition.name, message: name.message(value) }] : [];
  const unique = definition.constraints.find((id) => Object.hasOwn(UNIQUE, id));
  const message = unique === undefined ? undefined : UNIQUE[unique];
  if (!message) return violations;
  return andThen(subject.world.find(subject.plan.entityType.id, definition.name, 'value', value), (ids) => {
    const others = ids.filter((id) => id !== subject.original?.id);
    return others.length ? [...violations, { path: definition.name, message: message(value) }] : violations;
  });
}
