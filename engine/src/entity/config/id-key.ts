import type { EntityType } from '../../site/model.ts';

/** The property that holds a configuration entity's id: `id` where the destination ids are its parts. */
export function idKeyOf({ ids }: EntityType): string {
  const [first, ...others] = Object.keys(ids);
  return first === undefined || others.length > 0 ? 'id' : first;
}
