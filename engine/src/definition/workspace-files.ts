/** The files of a workspace, as whoever reads it can see them. Paths are absolute, or URIs, as the implementation likes. */
export interface WorkspaceFiles {
  /** Files below a root for which {@link isWorkspaceFile} holds, without those of dependencies and uploads. Missing roots have none. */
  list(root: string): Promise<readonly string[]>;
  /** The text of a file, `undefined` where it may not or cannot be read. */
  read(file: string): Promise<string | undefined>;
  exists(file: string): Promise<boolean>;
}

/** Folders in which nothing is looked for. */
export const IGNORED_FOLDERS: readonly string[] = ['vendor', 'node_modules', '.git', 'files', '.migrate-workbench'];

/** Whether a file may say anything about migrations or the site around them, by its path. */
export function isWorkspaceFile(file: string): boolean {
  return /\.yml$/i.test(file) || /(^|[/\\])(composer\.lock|core[/\\]lib[/\\]Drupal\.php)$/.test(file);
}

const AT_ONCE = 32;

/** Reads many files, a few at a time; those that cannot be read are left out. */
export async function readAll(files: WorkspaceFiles, names: readonly string[]): Promise<ReadonlyMap<string, string>> {
  const texts = new Map<string, string>();
  for (let start = 0; start < names.length; start += AT_ONCE) {
    const some = names.slice(start, start + AT_ONCE);
    const read = await Promise.all(some.map((name) => files.read(name)));
    some.forEach((name, index) => {
      const text = read[index];
      if (text !== undefined) texts.set(name, text);
    });
  }
  return texts;
}
