import type { Definition } from '@migrate-workbench/engine/definition/definition.ts';
import { readDefinition } from '@migrate-workbench/engine/definition/read.ts';
import type { WorkspaceFiles } from '@migrate-workbench/engine/definition/workspace-files.ts';
import type { Knowledge } from '../service/knowledge.ts';
import { type LoadedKnowledge, loadKnowledge } from '../service/loadKnowledge.ts';
import type { Plugins } from '../service/plugins.ts';
import { WorkspaceIndex } from '../service/workspace.ts';

/** Reads the files of some roots. */
export type OpenFiles = (roots: readonly string[]) => WorkspaceFiles;

/**
 * One folder of the workspace: what its files on disk say, with the versions that are open in editors laid over them.
 */
export class Folder {
  private loaded: LoadedKnowledge | undefined;
  private index: WorkspaceIndex | undefined;
  private known: Knowledge | undefined;
  private readonly open = new Map<string, Definition>();
  private reading: Promise<void> | undefined;
  private again = false;

  /** @param changed called when what other files mean may have changed */
  constructor(
    readonly root: string,
    private readonly openFiles: OpenFiles,
    private readonly plugins: Plugins,
    private readonly changed: () => void,
  ) {}

  /** What is known of the folder; `undefined` before it has been read. */
  get knowledge(): Knowledge | undefined {
    return this.known;
  }

  get content(): LoadedKnowledge | undefined {
    return this.loaded;
  }

  get migrations(): WorkspaceIndex | undefined {
    return this.index;
  }

  /** Reads the folder; called while it is being read, reads it once more afterwards. */
  load(): Promise<void> {
    if (this.reading !== undefined) {
      this.again = true;
      return this.reading;
    }
    this.reading = this.read().finally(() => {
      this.reading = undefined;
    });
    return this.reading;
  }

  /** Takes the newest version of an open file. */
  update(definition: Definition): void {
    this.open.set(definition.file, definition);
    if (this.index === undefined || this.index.replace(definition)) return;
    this.build();
    this.changed();
  }

  /** Goes back to the file on disk, once its editor is closed. */
  async close(file: string): Promise<void> {
    if (!this.open.delete(file)) return;
    await this.reread(file);
  }

  /** Reads one migration's file again, after it changed on disk. */
  async reread(file: string): Promise<void> {
    if (this.loaded === undefined || this.open.has(file)) return;
    const text = await this.openFiles([this.root]).read(file);
    const definition = text === undefined ? undefined : readDefinition(file, text);
    this.loaded = { ...this.loaded, workspace: this.loaded.workspace.withFile(file, definition) };
    if (definition !== undefined && this.index?.replace(definition) === true) return;
    this.build();
    this.changed();
  }

  /** Looks at data files again, after one of them changed. */
  forgetData(): void {
    this.loaded?.csv.forget();
    this.build();
    this.changed();
  }

  private async read(): Promise<void> {
    do {
      this.again = false;
      this.loaded = await loadKnowledge(this.openFiles([this.root]), [this.root], this.plugins, () => {
        this.build();
        this.changed();
      });
    } while (this.again);
    this.build();
    this.changed();
  }

  /** New knowledge, so that nothing which was worked out from the old is used again. */
  private build(): void {
    if (this.loaded === undefined) return;
    const definitions = new Map(this.loaded.workspace.definitions);
    for (const [file, definition] of this.open) definitions.set(file, definition);
    this.index = new WorkspaceIndex(definitions.values());
    this.known = { ...this.loaded.knowledge, workspace: this.index };
  }
}
