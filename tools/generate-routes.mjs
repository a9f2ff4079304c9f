// Writes engine/src/plugins/process/routes.generated.json: paths and names of the routes of Drupal core's modules, as their
// *.routing.yml give them, for the plugins that ask whether a path leads anywhere. Routes for anything but GET are left out.
// Usage: node tools/generate-routes.mjs GIT_DIRECTORY_OF_DRUPAL_CORE BRANCH...   (the first branch that has a module wins)
import { execFileSync } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';

const [repository, ...branches] = process.argv.slice(2);
const output = fileURLToPath(new URL('../engine/src/plugins/process/routes.generated.json', import.meta.url));
const git = (...args) => execFileSync('git', ['-C', repository, ...args], { encoding: 'utf8', maxBuffer: 1 << 28 });

/** Requirements that are patterns of parameters: those that do not begin with an underscore. */
function patternsOf(route) {
  const patterns = Object.entries(route.requirements ?? {}).filter(([name]) => !name.startsWith('_'));
  return patterns.length ? { patterns: Object.fromEntries(patterns.map(([name, text]) => [name, String(text)])) } : {};
}

/** Entity types that parameters stand for. */
function entitiesOf(route) {
  const options = Object.entries(route.options?.parameters ?? {});
  const typed = options.flatMap(([name, { type = '' }]) =>
    /^entity:\w+$/.test(type) ? [[name, type.slice('entity:'.length)]] : [],
  );
  return typed.length ? { entities: Object.fromEntries(typed) } : {};
}

/** Pages of entities whose routes Drupal makes of the link templates in their class. */
function entityRoutes(source, module) {
  return [...source.matchAll(/^ {4}'(canonical|edit-form|delete-form)' => '([^']*\{(\w+)\}[^']*)'/gm)].map(
    ([, link, path, type]) => ({
      name: `entity.${type}.${link.replace('-', '_')}`,
      module,
      path,
      ...(source.includes('extends EditorialContentEntityBase') || source.includes('extends ContentEntityBase')
        ? { patterns: { [type]: '\\d+' } }
        : {}),
    }),
  );
}

const routes = new Map();
for (const branch of branches) {
  const files = git('ls-tree', '-r', '--name-only', branch).split('\n');
  const modules = new Map();
  for (const file of files) {
    const module = /^modules\/(?:\w+\/)*(\w+)\/\1\.routing\.yml$/.exec(file)?.[1];
    if (module && !/\/tests\//.test(file)) modules.set(module, file);
  }
  for (const [module, file] of modules) {
    if (routes.has(module)) continue;
    const classes = files.filter((name) => name.startsWith(`modules/${module}/src/Entity/`) && name.endsWith('.php'));
    const made = classes.flatMap((name) => entityRoutes(git('show', `${branch}:${name}`), module));
    const all = Object.entries(parse(git('show', `${branch}:${file}`)) ?? {});
    const known = new Set(all.map(([name]) => name));
    routes.set(module, [
      ...made.filter(({ name }) => !known.has(name)),
      ...all.flatMap(([name, route]) => {
        const isRead = (route.methods ?? ['GET']).includes('GET');
        return isRead && typeof route.path === 'string' && !name.startsWith('<')
          ? [{ name, module, path: route.path, ...patternsOf(route), ...entitiesOf(route) }]
          : [];
      }),
    ]);
  }
}
const list = [...routes.values()].flat().sort((a, b) => (a.name < b.name ? -1 : 1));
await writeFile(output, `${JSON.stringify(list)}\n`);
console.log(`${list.length} routes of ${routes.size} modules`);
