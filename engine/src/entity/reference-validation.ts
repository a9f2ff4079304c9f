import { elementAt, isArray, type Value, valuesOf } from '../php/value.ts';
import { andThen } from '../pipeline/maybe.ts';
import type { EntityViolation, FieldItem, Maybe } from '../plugins/services.ts';
import type { FieldDefinition } from '../site/model.ts';
import { eachInTurn } from './hooks.ts';
import type { Subject } from './validation.ts';
import { emphasized } from './validation-text.ts';

const REFERENCE_TYPES = new Set(['entity_reference', 'entity_reference_revisions', 'file', 'image']);

/** The `ValidReference` constraint: targets must exist and be of a bundle that the field allows. */
export function findReferenceViolations(
  { world, original, plan }: Subject,
  definition: FieldDefinition,
  items: readonly FieldItem[],
): Maybe<readonly EntityViolation[]> {
  const target = definition.settings.target_type;
  if (!REFERENCE_TYPES.has(definition.type) || typeof target !== 'string' || items.length === 0) return [];
  const type = world.site.entityTypes.get(target);
  if (!type || definition.name === plan.entityType.keys.bundle) return [];
  const stored = new Set(original?.fields[definition.name]?.map((item) => item.target_id));
  const violations: EntityViolation[] = [];
  const report = (delta: number, message: string) =>
    violations.push({ path: `${definition.name}.${delta}.target_id`, message });
  const all = eachInTurn([...items.entries()], ([delta, item]) => {
    const id = String(item.target_id ?? '');
    // What was stored before is not looked at again; 0 stands for no term above, or the anonymous user.
    if (stored.has(item.target_id ?? null) || id === '0') return;
    const missing = `The referenced entity (${emphasized(target)}: ${emphasized(id)}) does not exist.`;
    if (type.kind === 'config') {
      if (world.site.known && !world.site.configuration.has(`${type.configPrefix}.${id}`)) report(delta, missing);
      return;
    }
    return andThen(world.storage.load(target, type.idType === 'string' ? id : Number(id)), (entity) => {
      if (!entity) report(delta, missing);
      else if (!allowedBundles(definition)?.has(entity.bundle) && allowedBundles(definition)) {
        report(delta, `This entity (${emphasized(target)}: ${emphasized(id)}) cannot be referenced.`);
      }
    });
  });
  return andThen(all, () => violations);
}

/** `handler_settings.target_bundles`; undefined where all are allowed. */
function allowedBundles(definition: FieldDefinition): ReadonlySet<Value> | undefined {
  const settings = definition.settings.handler_settings;
  const bundles = settings !== undefined && isArray(settings) ? elementAt(settings, 'target_bundles') : undefined;
  return bundles !== undefined && isArray(bundles) ? new Set(valuesOf(bundles)) : undefined;
}
