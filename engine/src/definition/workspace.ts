import type { Definition, Migration } from './definition.ts';
import { type Discovered, type Discovery, type DiscoveryError, type Dropped, discover, folderOf } from './discovery.ts';
import { versionOfComposerLock, versionOfDrupalPhp } from './drupal-version.ts';
import { kindOf } from './kind.ts';
import { readDefinition } from './read.ts';
import { readAll, type WorkspaceFiles } from './workspace-files.ts';

/** What the files around the migrations say about the site. */
export interface SiteFacts {
  /** Folders that hold a whole site's configuration, the likeliest one first. */
  readonly siteFolders: readonly string[];
  /** Files of configuration by its name: the site's own, else those that modules install. */
  readonly configuration: ReadonlyMap<string, string>;
  /** Folders of modules (and themes and profiles) and their names. */
  readonly modules: ReadonlyMap<string, string>;
  /** The version of Drupal core, where a file states one. */
  readonly drupalVersion: string | undefined;
}

/**
 * All migrations of a workspace. Immutable: an edit gives a new workspace that shares everything else. What the definitions come
 * to is worked out when it is first asked for.
 */
export class Workspace {
  private discovery: Discovery | undefined;

  constructor(
    readonly roots: readonly string[],
    /** What was read, by file, migrations and groups alike. */
    readonly definitions: ReadonlyMap<string, Definition>,
    readonly site: SiteFacts,
    /** Files that look like migrations and could not be read: too large, not regular, outside the workspace. */
    readonly unreadable: readonly string[],
  ) {}

  /** The migrations that run, with their groups and includes, by id; disabled and dropped ones left out. */
  migrations(): ReadonlyMap<string, Migration> {
    return this.discovered.migrations;
  }

  /** Groups by id. */
  groups(): ReadonlyMap<string, Definition> {
    return this.discovered.groups;
  }

  /** Files that give no migration, and why. */
  dropped(): readonly Dropped[] {
    return this.discovered.dropped;
  }

  /** Ids that several files claim, with these files. */
  duplicates(): ReadonlyMap<string, readonly string[]> {
    return this.discovered.duplicates;
  }

  /** The exceptions for which Drupal would list no migration at all; the tools go on with the others. */
  drupalErrors(): readonly DiscoveryError[] {
    return this.discovered.errors;
  }

  /** The definition that stands in a file. */
  definition(file: string): Definition | undefined {
    return this.definitions.get(file);
  }

  /** The module (or theme, or profile) in whose folder a file lies. */
  providerOf(file: string): string | undefined {
    for (let folder = folderOf(file); folder !== ''; folder = folderOf(folder)) {
      const module = this.site.modules.get(folder);
      if (module !== undefined) return module;
      if (folderOf(folder) === folder) return undefined;
    }
    return undefined;
  }

  /** The workspace in which a file has this text, or definition; without it where it is `undefined` or holds no migration. */
  withFile(file: string, content: string | Definition | undefined): Workspace {
    const definitions = new Map(this.definitions);
    if (content === undefined || kindOf(file) === undefined) definitions.delete(file);
    else definitions.set(file, typeof content === 'string' ? readDefinition(file, content) : content);
    return new Workspace(
      this.roots,
      definitions,
      this.site,
      this.unreadable.filter((name) => name !== file),
    );
  }

  private get discovered(): Discovery {
    this.discovery ??= discover([...this.definitions.values()].map((definition) => this.located(definition)));
    return this.discovery;
  }

  private located(definition: Definition): Discovered {
    return { definition, provider: this.providerOf(definition.file), rank: rankOf(definition, this.site.siteFolders) };
  }
}

/** Which copy of a configuration counts: 0 the site's, then any other place, then what modules install. */
function rankOf(definition: Definition, siteFolders: readonly string[]): number {
  if (definition.kind === 'plugin' || definition.kind === 'shared') return 0;
  const folder = folderOf(definition.file);
  if (siteFolders.includes(folder)) return siteFolders.indexOf(folder) / (siteFolders.length + 1);
  if (isInstalled(folder)) return /optional$/.test(folder) ? 3 : 2;
  return 1;
}

function isInstalled(folder: string): boolean {
  return /[/\\]config[/\\](install|optional)$/.test(folder);
}

/**
 * Reads every migration below the roots, and what tells about the site around them. Never throws for what the files hold.
 */
export async function loadWorkspace(files: WorkspaceFiles, roots: readonly string[]): Promise<Workspace> {
  const found = unique((await Promise.all(roots.map((root) => files.list(root)))).flat());
  const names = found.filter((file) => kindOf(file) !== undefined);
  const texts = await readAll(files, names);
  const definitions = new Map<string, Definition>();
  for (const [file, text] of texts) definitions.set(file, readDefinition(file, text));
  const site = await readSite(files, found);
  return new Workspace(
    roots,
    definitions,
    site,
    names.filter((file) => !texts.has(file)),
  );
}

async function readSite(files: WorkspaceFiles, found: readonly string[]): Promise<SiteFacts> {
  const siteFolders = siteFoldersIn(found);
  const modules = found.filter((file) => file.endsWith('.info.yml'));
  return {
    siteFolders,
    configuration: configurationIn(siteFolders, found),
    modules: new Map(modules.map((file) => [folderOf(file), nameOf(file, '.info.yml')])),
    drupalVersion: await readVersion(
      files,
      found.filter((file) => /(Drupal\.php|composer\.lock)$/.test(file)),
    ),
  };
}

/** Folders with a `core.extension.yml`, or called `config/sync`; those called `sync` and the shallowest first. */
function siteFoldersIn(found: readonly string[]): readonly string[] {
  const folders = found
    .filter((file) => nameOf(file, '.yml') === 'core.extension' || /[/\\]config[/\\]sync[/\\][^/\\]+$/.test(file))
    .map(folderOf)
    .filter((folder) => !isInstalled(folder));
  const score = (folder: string): number => (/[/\\]sync$/.test(folder) ? 0 : 1000) + folder.split(/[/\\]/).length;
  return [...unique(folders)].sort((a, b) => score(a) - score(b) || (a < b ? -1 : 1));
}

function configurationIn(siteFolders: readonly string[], found: readonly string[]): ReadonlyMap<string, string> {
  const places = new Map(siteFolders.map((folder, index) => [folder, index]));
  const placed: { file: string; place: number }[] = [];
  for (const file of found) {
    const folder = folderOf(file);
    const place =
      places.get(folder) ?? (isInstalled(folder) ? siteFolders.length + (folder.endsWith('optional') ? 1 : 0) : -1);
    if (place >= 0 && file.endsWith('.yml')) placed.push({ file, place });
  }
  const configuration = new Map<string, string>();
  for (const { file } of placed.sort((a, b) => a.place - b.place)) {
    const name = nameOf(file, '.yml');
    if (!configuration.has(name)) configuration.set(name, file);
  }
  return configuration;
}

async function readVersion(files: WorkspaceFiles, names: readonly string[]): Promise<string | undefined> {
  const shallowFirst = [...names].sort((a, b) => a.length - b.length);
  const php = shallowFirst.filter((file) => file.endsWith('Drupal.php'));
  for (const file of [...php, ...shallowFirst.filter((name) => !php.includes(name))]) {
    const text = (await files.read(file)) ?? '';
    const version = file.endsWith('.php') ? versionOfDrupalPhp(text) : versionOfComposerLock(text);
    if (version !== undefined) return version;
  }
  return undefined;
}

function nameOf(file: string, suffix: string): string {
  const name = file.split(/[/\\]/).at(-1) ?? '';
  return name.endsWith(suffix) ? name.slice(0, -suffix.length) : name;
}

function unique(names: readonly string[]): readonly string[] {
  return [...new Set(names)];
}
