import type { Definition } from '@migrate-workbench/engine/definition/definition.ts';
import type { Value } from '@migrate-workbench/engine/php/value.ts';
import type { SiteModel } from '@migrate-workbench/engine/site/model.ts';
import type { Plugins } from './plugins.ts';

/**
 * Everything that the service knows beside the text in front of it. Injected, so that the service reads no file and
 * opens no database. Each part may be poor; what it does not hold is unknown, and the unknown is not held against the user.
 */
export interface Knowledge {
  readonly plugins: Plugins;
  readonly site: SiteModel;
  readonly workspace: WorkspaceKnowledge;
  /**
   * The columns that the data of a source has (the header of a CSV file, ...), for sources whose text does not say it.
   * `undefined` where nobody can know; never blocks.
   */
  sourceColumns?(plugin: string, option: SourceOption, file: string): readonly string[] | undefined;
}

/** The value of an option of a source, its group's included. */
export type SourceOption = (name: string) => Value | undefined;

/** The other files of the workspace. */
export interface WorkspaceKnowledge {
  /** The files that define a migration of this id; several where one is defined in several folders. */
  migrations(id: string): readonly Definition[];
  migrationIds(): Iterable<string>;
  /** The file of a migration group. */
  group(id: string): Definition | undefined;
  groupIds(): Iterable<string>;
  /** A shared configuration of migrate_tools, named by `include`. */
  shared(id: string): Definition | undefined;
}

/** A workspace of which nothing is known. */
export const emptyWorkspace: WorkspaceKnowledge = {
  migrations: () => [],
  migrationIds: () => [],
  group: () => undefined,
  groupIds: () => [],
  shared: () => undefined,
};
