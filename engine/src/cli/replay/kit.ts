import { createReadStream, existsSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { child, stringOf } from '../../definition/syntax.ts';
import { parseYaml } from '../../definition/yaml.ts';
import type { EntityDocument } from '../../plugins/services.ts';
import type { StepsFile } from './steps.ts';

/** Where recordings expect `www/` to be served. */
const WWW = { host: '127.0.0.1', port: 8791 } as const;

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

  /** Builds a Drupal root: `data/`, the site's configuration, and the modules of ../corpus. */
  async buildRoot(root: string, steps: StepsFile): Promise<void> {
    await mkdir(path.join(root, 'config'), { recursive: true });
    await cp(this.configuration(steps.site), path.join(root, 'config/sync'), { recursive: true });
    await copyIfThere(path.join(this.directory, 'data'), path.join(root, 'data'));
    await copyIfThere(path.join(this.directory, '../corpus/ud_migrations'), path.join(root, 'modules/custom/ud_migrations'));
  }

  /**
   * Lays the recording's own definitions into a module of the root: all that `files` names, or, where the migrations are
   * those of the modules, every one of the recording in place of the module's.
   */
  async layDefinitions(root: string, recording: string, steps: StepsFile, fileOf: Map<string, string>): Promise<void> {
    const folder = definitionsFolder(root);
    await mkdir(folder, { recursive: true });
    await writeFile(path.join(folder, '../recording.info.yml'), 'name: Recording\ntype: module\n');
    const own = (await readdir(recording)).filter((file) => file.endsWith('.yml'));
    const files = steps.external ? Object.fromEntries(own.map((file) => [file, idIn(recording, file)])) : (steps.files ?? {});
    for (const [file, id] of Object.entries(files)) {
      const name = steps.external ? configurationName(recording, file, id) : file;
      fileOf.set(id, name);
      await cp(path.join(recording, file), path.join(folder, name));
    }
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

/** Where the recording's own definitions lie in the replay's root. */
export function definitionsFolder(root: string): string {
  return path.join(root, 'modules/custom/recording/migrations');
}

/** Id that a definition states. */
function idIn(recording: string, file: string): string {
  const root = parseYaml(readFileSync(path.join(recording, file), 'utf8')).root;
  return stringOf(child(root, 'id')) ?? file;
}

/** A group's configuration is known by its file's name; a recording's need not have it. */
function configurationName(recording: string, file: string, id: string): string {
  const root = parseYaml(readFileSync(path.join(recording, file), 'utf8')).root;
  if (child(root, 'shared_configuration')) return `migrate_plus.migration_group.${id}.yml`;
  return child(root, 'uuid') ? `migrate_plus.migration.${id}.yml` : `${id}.yml`;
}

async function copyIfThere(from: string, to: string): Promise<void> {
  if (existsSync(from)) await cp(from, to, { recursive: true });
}

/** Removes a replay's root. */
export async function removeRoot(root: string): Promise<void> {
  await rm(root, { recursive: true, force: true });
}
