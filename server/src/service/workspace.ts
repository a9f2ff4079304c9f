import type { Definition } from '@migrate-workbench/engine/definition/definition.ts';
import { readDefinition } from '@migrate-workbench/engine/definition/read.ts';
import type { WorkspaceKnowledge } from './knowledge.ts';

/**
 * The files of a workspace by what they define. Where a migration, a group or shared configuration has several files, later ones win
 * over earlier ones.
 */
export class WorkspaceIndex implements WorkspaceKnowledge {
  private readonly byFile = new Map<string, Definition>();
  private readonly byId = new Map<string, Definition[]>();
  private readonly groupsById = new Map<string, Definition>();
  private readonly sharedById = new Map<string, Definition>();

  constructor(definitions: Iterable<Definition>) {
    for (const definition of definitions) this.add(definition);
  }

  migrations(id: string): readonly Definition[] {
    return this.byId.get(id) ?? [];
  }

  migrationIds(): Iterable<string> {
    return this.byId.keys();
  }

  group(id: string): Definition | undefined {
    return this.groupsById.get(id);
  }

  groupIds(): Iterable<string> {
    return this.groupsById.keys();
  }

  shared(id: string): Definition | undefined {
    return this.sharedById.get(id);
  }

  /** The definition of a file. */
  definition(file: string): Definition | undefined {
    return this.byFile.get(file);
  }

  definitions(): Iterable<Definition> {
    return this.byFile.values();
  }

  get migrationCount(): number {
    return this.byId.size;
  }

  get groupCount(): number {
    return this.groupsById.size;
  }

  /**
   * Puts a newer version of a file in the place of the older one, where it means the same to all other files.
   * @returns false where it does not, or is new: then the index has to be made anew
   */
  replace(newer: Definition): boolean {
    const older = this.byFile.get(newer.file);
    const sameId = older?.id?.name === newer.id?.name && older?.kind === newer.kind;
    if (older === undefined || !sameId || (newer.kind !== 'plugin' && newer.kind !== 'configuration')) return false;
    this.byFile.set(newer.file, newer);
    const same = this.byId.get(newer.id?.name ?? '');
    const at = same?.indexOf(older) ?? -1;
    if (same !== undefined && at >= 0) same[at] = newer;
    return true;
  }

  private add(definition: Definition): void {
    this.byFile.set(definition.file, definition);
    const id = definition.id?.name;
    if (definition.kind === 'shared') this.addShared(definition);
    else if (id === undefined) return;
    else if (definition.kind === 'group') this.groupsById.set(id, definition);
    else {
      const same = this.byId.get(id);
      if (same === undefined) this.byId.set(id, [definition]);
      else same.push(definition);
    }
  }

  /** `MODULE.migrate_shared_configuration.yml` holds several by id, a file in `migrate_shared_configuration/` one. */
  private addShared(definition: Definition): void {
    const { id, root, file, yaml } = definition;
    if (id !== undefined) this.sharedById.set(id.name, definition);
    else
      for (const { name, value } of root?.entries ?? [])
        this.sharedById.set(name, readDefinition(file, { ...yaml, root: value }));
  }
}
