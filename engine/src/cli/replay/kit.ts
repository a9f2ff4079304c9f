import { createReadStream, existsSync, statSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { child, stringOf } from '../../definition/syntax.ts';
import { parseYaml } from '../../definition/yaml.ts';
import type { EntityDocument } from '../../plugins/services.ts';
import type { StepsFile } from './steps.ts';

/** Where recordings expect `www/` to be served. */
const WWW = { host: '127.0.0.1', port: 8791 } as const;

const MODULES_SERVER = 'https://udrupal.com/';

/** TYPE -> ID -> FIELD -> items. */
export type BaseEntities = Readonly<Record<string, Readonly<Record<string, EntityDocument>>>>;

/** Everything that replays need besides a recording: the site's configuration, its first entities, data and files. */
export class Kit {
  constructor(private readonly directory: string) {}

  /** Folder of the site's configuration that a recording ran on. */
  configuration(site: StepsFile['site']): string {
    return path.join(this.directory, 'site', site === 'multilingual' ? 'config-multilingual' : 'config');
  }

  /** Entities that existed before the first step. */
  async baseEntities(): Promise<BaseEntities> {
    return JSON.parse(await readFile(path.join(this.directory, 'site', 'base-entities.json'), 'utf8'));
  }

  /** Builds a Drupal root: `data/` and, for recordings that run them, the modules of ../corpus. */
  async buildRoot(root: string, steps: StepsFile): Promise<void> {
    await copyIfThere(path.join(this.directory, 'data'), path.join(root, 'data'));
    if (!steps.external) return;
    const modules = path.join(root, 'modules/custom/ud_migrations');
    await copyIfThere(path.join(this.directory, '../corpus/ud_migrations'), modules);
    await redirectSources(modules);
  }

  /**
   * Lays the recording's own definitions: into a module of the root all that `files` names or, where the migrations are
   * those of the modules, each over the module's own file.
   * @returns the path of each migration's file
   */
  async layDefinitions(root: string, recording: string, steps: StepsFile): Promise<Map<string, string>> {
    const own = path.join(root, 'modules/custom/recording');
    await mkdir(path.join(own, 'migrations'), { recursive: true });
    await writeFile(path.join(own, 'recording.info.yml'), 'name: Recording\ntype: module\n');
    const placed = new Map<string, string>();
    if (!steps.external) {
      for (const [file, id] of Object.entries(steps.files ?? {})) placed.set(id, path.join(own, 'migrations', file));
      for (const [file, id] of Object.entries(steps.files ?? {}))
        await cp(path.join(recording, file), placed.get(id) ?? '');
      return placed;
    }
    const modules = path.join(root, 'modules/custom/ud_migrations');
    const existing = (await readdir(modules, { recursive: true })).filter((file) => file.endsWith('.yml'));
    for (const file of (await readdir(recording)).filter((name) => name.endsWith('.yml'))) {
      const text = await readFile(path.join(recording, file), 'utf8');
      const id = stringOf(child(parseYaml(text).root, 'id')) ?? file;
      const target = existing.find((name) =>
        [`${id}.yml`, `migrate_plus.migration.${id}.yml`, `migrate_plus.migration_group.${id}.yml`].includes(
          path.basename(name),
        ),
      );
      placed.set(id, target === undefined ? path.join(own, 'migrations', `${id}.yml`) : path.join(modules, target));
      await writeFile(placed.get(id) ?? '', text);
    }
    return placed;
  }

  /** Serves `www/`; undefined where the port is taken: then what answers there is used. */
  serve(): Promise<Server | undefined> {
    const root = path.join(this.directory, 'www');
    const server = createServer((request, response) => {
      const file = path.join(
        root,
        path.normalize(decodeURIComponent(new URL(request.url ?? '/', 'http://x').pathname)),
      );
      if (!file.startsWith(root) || !existsSync(file) || !statSync(file).isFile()) {
        response.writeHead(404, { 'content-type': 'text/html' }).end('not found');
        return;
      }
      response.writeHead(200, { 'content-length': statSync(file).size });
      if (request.method === 'HEAD') response.end();
      else createReadStream(file).pipe(response);
    });
    return new Promise((resolve, reject) => {
      server.once('error', (error: NodeJS.ErrnoException) =>
        error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
      );
      server.listen(WWW.port, WWW.host, () => resolve(server));
    });
  }
}

/** The sources of the modules name the web server that they were written for; recordings name the kit's. */
async function redirectSources(modules: string): Promise<void> {
  if (!existsSync(modules)) return;
  for (const file of await readdir(modules, { recursive: true })) {
    if (!/[/\\]sources[/\\][^/\\]+\.(csv|json|xml)$/.test(file)) continue;
    const target = path.join(modules, file);
    const text = await readFile(target, 'utf8');
    await writeFile(target, text.replaceAll(MODULES_SERVER, `http://${WWW.host}:${WWW.port}/`));
  }
}

async function copyIfThere(from: string, to: string): Promise<void> {
  if (existsSync(from)) await cp(from, to, { recursive: true });
}

/** Removes a replay's root. */
export async function removeRoot(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
}
