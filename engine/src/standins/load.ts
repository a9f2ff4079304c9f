import { register } from 'node:module';
import { pathToFileURL } from 'node:url';
import * as api from './api.ts';
import { findShapeProblem, isConfig } from './shape.ts';
import { StandIns } from './standins.ts';
import { locationOf, RUN_MARK } from './throwing.ts';

/** The module that a configuration imports its helpers from; the engine answers for it, installed or not. */
const API_MODULE = 'migrate-workbench/config';

/** A configuration that cannot be used: what is wrong, where, and what to do. */
export class ConfigProblem extends Error {}

/**
 * Loads a workspace's configuration: runs its JavaScript, in an instance of its modules that no other run sees. Only for a run in a
 * trusted workspace.
 * @param file absolute path of the module
 * @throws ConfigProblem
 */
export async function loadStandIns(file: string): Promise<StandIns> {
  answerForApi();
  const config = await evaluate(file);
  if (!isConfig(config)) throw problem(file, findShapeProblem(config));
  return new StandIns(file, config);
}

let runs = 0;

async function evaluate(file: string): Promise<unknown> {
  try {
    const module: { readonly default?: unknown } = await import(`${pathToFileURL(file).href}?${RUN_MARK}=${++runs}`);
    const exported = module.default;
    return typeof exported === 'function' ? await exported(api) : exported;
  } catch (error) {
    if (!(error instanceof Error)) throw problem(file, String(error));
    throw problem(locationOf(error) ?? file, `${error.name}: ${error.message}`, error);
  }
}

function problem(where: string, what: string, cause?: Error): ConfigProblem {
  const text = `The workspace's configuration cannot be loaded: ${what} (${where}) Mend it, or run without it (--no-config).`;
  return new ConfigProblem(text, { cause });
}

const API_KEY = 'migrate-workbench.config';

let answering = false;

/** Has the module loader give {@link API_MODULE}, and every module below a configuration anew for each run. */
function answerForApi(): void {
  if (answering) return;
  answering = true;
  Object.defineProperty(globalThis, Symbol.for(API_KEY), { value: api, configurable: true });
  register(dataUrl(HOOKS), pathToFileURL(process.execPath));
}

function dataUrl(code: string): string {
  return `data:text/javascript,${encodeURIComponent(code)}`;
}

/** The helpers as a module of their own: the very values that the engine compares with. */
const API_CODE = `export const { ${Object.keys(api).join(', ')} } = globalThis[Symbol.for('${API_KEY}')];`;

/** The loader's hook; it runs in a thread of Node's, so it is text. */
const HOOKS = `
export async function resolve(specifier, context, next) {
  if (specifier === ${JSON.stringify(API_MODULE)}) return { url: ${JSON.stringify(dataUrl(API_CODE))}, shortCircuit: true };
  const found = await next(specifier, context);
  const run = /[?&](${RUN_MARK}=\\d+)/.exec(context.parentURL ?? '');
  if (!run || !/^file:.*\\.m?js$/.test(found.url) || found.url.includes('/node_modules/')) return found;
  return { ...found, url: found.url + '?' + run[1] };
}
`;
