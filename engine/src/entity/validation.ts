import { stringOf, toFloat } from '../php/casts.ts';
import { parseNumeric } from '../php/numeric.ts';
import { countOf, elementAt, entries, isArray, type Value, valuesOf } from '../php/value.ts';
import { andThen } from '../pipeline/maybe.ts';
import type {
  EntityDocument,
  EntityDraft,
  EntityViolation,
  FieldItem,
  Maybe,
  StoredEntity,
} from '../plugins/services.ts';
import type { FieldDefinition } from '../site/model.ts';
import { itemsOf } from './field-plan.ts';
import { type EntityWorld, eachInTurn } from './hooks.ts';
import { findReferenceViolations } from './reference-validation.ts';
import type { SavePlan } from './save-plan.ts';
import { entityConstraints } from './unique-validation.ts';
import { emphasized, isEmailAddress } from './validation-text.ts';

/** What is validated: the entity with its values, before any hook. */
export interface Subject {
  readonly plan: SavePlan;
  readonly fields: EntityDocument;
  readonly draft: EntityDraft;
  readonly original: StoredEntity | undefined;
  readonly world: EntityWorld;
}

/** `$entity->validate()`: field by field in the order of their definitions. */
export function findViolations(subject: Subject): Maybe<readonly EntityViolation[]> {
  const violations: EntityViolation[] = [];
  const all = eachInTurn(subject.plan.fields, (field) => {
    const { name, definition } = field;
    const items = subject.fields[name]?.filter(isFilled) ?? [];
    if (definition.required && items.length === 0) {
      violations.push({ path: name, message: 'This value should not be null.' });
    }
    violations.push(...countViolations(definition, subject.draft.values.get(name)));
    violations.push(...items.flatMap((item, delta) => itemViolations(definition, item, delta)));
    const found = andThen(findReferenceViolations(subject, definition, items), (more) => {
      violations.push(...more);
    });
    return andThen(found, () =>
      andThen(entityConstraints(subject, definition, items), (more) => {
        violations.push(...more);
      }),
    );
  });
  return andThen(all, () => violations);
}

/** An item of NULLs stands for no item where a field shares its entity's table. */
function isFilled(item: FieldItem): boolean {
  return Object.values(item).some((value) => value !== null && !(Array.isArray(value) && value.length === 0));
}

/** The `Count` constraint of fields with a limited number of values. */
function countViolations(
  { name, label, cardinality }: FieldDefinition,
  given: Value | undefined,
): readonly EntityViolation[] {
  if (cardinality < 1 || given === undefined || !isArray(given)) return [];
  const count = [...itemsOf(given)].filter((item) => item !== null && item !== '').length;
  if (count <= cardinality) return [];
  return [{ path: name, message: `${emphasized(label)}: this field cannot hold more than ${cardinality} values.` }];
}

type Check = (
  definition: FieldDefinition,
  item: FieldItem,
) => { readonly property?: string; readonly message: string } | undefined;

/** Constraints of the field types on one item. */
const CHECKS: Readonly<Record<string, readonly Check[]>> = {
  string: [tooLong],
  email: [badEmail],
  integer: [outOfRange],
  decimal: [outOfRange],
  float: [outOfRange],
  list_string: [notAllowed],
  list_integer: [notAllowed],
  list_float: [notAllowed],
  telephone: [tooLong],
  text: [tooLong],
};

function itemViolations(definition: FieldDefinition, item: FieldItem, delta: number): readonly EntityViolation[] {
  const checks = Object.hasOwn(CHECKS, definition.type) ? CHECKS[definition.type] : undefined;
  const path = `${definition.name}.${delta}`;
  return (checks ?? []).flatMap((check) => {
    const found = check(definition, item);
    return found ? [{ path: found.property ? `${path}.${found.property}` : path, message: found.message }] : [];
  });
}

function tooLong({ label, settings }: FieldDefinition, { value }: FieldItem) {
  const max = settings.max_length;
  if (typeof max !== 'number' || [...String(value)].length <= max) return undefined;
  return { property: 'value', message: `${emphasized(label)}: may not be longer than ${max} characters.` };
}

function badEmail(_definition: FieldDefinition, { value }: FieldItem) {
  if (isEmailAddress(String(value))) return undefined;
  return { property: 'value', message: 'This value is not a valid email address.' };
}

function outOfRange({ label, settings }: FieldDefinition, { value }: FieldItem) {
  const number = Number(value);
  const min = limitOf(settings.min);
  const max = limitOf(settings.max);
  if (min !== undefined && number < min) {
    return {
      property: 'value',
      message: `${emphasized(label)}: the value may be no less than ${emphasized(String(min))}.`,
    };
  }
  if (max !== undefined && number > max) {
    return {
      property: 'value',
      message: `${emphasized(label)}: the value may be no greater than ${emphasized(String(max))}.`,
    };
  }
  return undefined;
}

function limitOf(setting: Value | undefined): number | undefined {
  if (setting === undefined || setting === null || setting === '') return undefined;
  return typeof setting === 'string' && parseNumeric(setting) === undefined ? undefined : toFloat(setting);
}

/** `AllowedValues`: a list of `{value, label}` or, as older configuration has it, a map of value to label. */
function notAllowed({ settings }: FieldDefinition, { value }: FieldItem) {
  const allowed = settings.allowed_values;
  const fromFunction = settings.allowed_values_function;
  if (allowed === undefined || !isArray(allowed) || countOf(allowed) === 0 || fromFunction) return undefined;
  const structured = valuesOf(allowed).every(isArray);
  const values = structured
    ? valuesOf(allowed).map((entry) => (isArray(entry) ? (elementAt(entry, 'value') ?? null) : entry))
    : [...entries(allowed)].map(([key]) => key);
  if (values.some((known) => stringOf(known) === String(value))) return undefined;
  return { message: 'The value you selected is not a valid choice.' };
}
