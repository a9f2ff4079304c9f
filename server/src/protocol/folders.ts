import type { Plugins } from '../service/plugins.ts';
import { isBelow } from './files.ts';
import { Folder, type OpenFiles } from './folder.ts';
import { changeOf } from './watch.ts';

/** The folders of the workspace. A file belongs to the innermost one around it. */
export class Folders {
  private readonly byRoot = new Map<string, Folder>();

  /** @param changed called when what files mean to each other may have changed */
  constructor(
    private readonly openFiles: OpenFiles,
    private readonly plugins: Plugins,
    private readonly changed: () => void,
  ) {}

  get roots(): readonly string[] {
    return [...this.byRoot.keys()];
  }

  all(): Iterable<Folder> {
    return this.byRoot.values();
  }

  set(roots: readonly string[]): void {
    this.change(roots, []);
  }

  change(added: readonly string[], removed: readonly string[]): void {
    for (const root of removed) this.byRoot.delete(root);
    for (const root of added) {
      if (!this.byRoot.has(root)) this.byRoot.set(root, new Folder(root, this.openFiles, this.plugins, this.changed));
    }
    if (removed.length > 0) this.changed();
  }

  /** Reads those folders that have not been read yet. */
  async load(): Promise<void> {
    const unread = [...this.byRoot.values()].filter((folder) => folder.knowledge === undefined);
    await Promise.all(unread.map((folder) => folder.load()));
  }

  /** The innermost folder around a file. */
  of(file: string): Folder | undefined {
    let found: Folder | undefined;
    for (const folder of this.byRoot.values()) {
      if (isBelow(file, folder.root) && folder.root.length > (found?.root.length ?? -1)) found = folder;
    }
    return found;
  }

  /** Reads again what changed: a migration's own file, or else everything around the site. */
  async changedOnDisk(files: readonly string[]): Promise<void> {
    const whole = new Set<Folder>();
    for (const file of files) {
      const folder = this.of(file);
      if (folder === undefined || whole.has(folder)) continue;
      const change = changeOf(file, folder.content?.workspace.site.siteFolders ?? []);
      if (change === 'migration') await folder.reread(file);
      else if (change === 'data') folder.forgetData();
      else if (change === 'site') whole.add(folder);
    }
    await Promise.all([...whole].map((folder) => folder.load()));
  }
}
