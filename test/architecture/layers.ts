/**
 * Which way imports point: DESIGN.md, "The house", as a table. A path is a folder with everything below it, or one file.
 * `may` is what a layer imports, itself aside; `types` is what it may name in type-only imports besides: contracts, which are
 * gone at run time. `packages` are the libraries and `node:` modules that are forbidden to it.
 */
export interface Layer {
  readonly path: string;
  readonly may: readonly string[];
  readonly types?: readonly string[];
  readonly forbidden?: RegExp;
}

const engine = (folder: string) => `engine/src/${folder}`;
const knowledge = [engine('definition'), engine('plugins'), engine('site'), engine('php')];
/** A row and the helper for values that may be promises: what a plugin is handed. */
const row = [engine('pipeline/row.ts'), engine('pipeline/maybe.ts')];
/** The Migrate API's own exceptions: a leaf that everyone may throw. */
const exceptions = engine('plugins/exceptions.ts');
const model = [...knowledge, engine('pipeline'), engine('entity')];
const running = [...model, engine('store'), engine('idmap'), engine('executable')];

/** What touches the machine: nothing below the language service may. */
const MACHINE = /^(node:|vscode$|vscode-languageserver(\/|$)|vscode-jsonrpc|sqlite3$|tinyglobby$)/;
const EDITOR = /^vscode($|-languageclient)/;

/** Every layer of the product. */
export const LAYERS: readonly Layer[] = [
  {
    path: 'client/src',
    may: [engine('executable/runner.ts'), engine('host/protocol.ts')],
    types: [engine('php/value.ts')],
    forbidden: /^sqlite3$/,
  },
  { path: 'server/src/service', may: knowledge, forbidden: MACHINE },
  { path: 'server/src/protocol', may: ['server/src/service', ...knowledge], forbidden: /^(vscode|sqlite3)$/ },
  // The command line's composition root: the only place that sees both the rules and the engine.
  {
    path: 'server/src/cli',
    may: ['server/src/service', engine('cli'), engine('executable'), ...knowledge],
    forbidden: EDITOR,
  },
  { path: engine('php'), may: [], forbidden: EDITOR },
  { path: engine('definition'), may: [engine('php'), exceptions], forbidden: EDITOR },
  { path: engine('site'), may: [engine('php'), engine('definition')], forbidden: EDITOR },
  { path: engine('plugins'), may: [...knowledge, ...row, engine('entity')], forbidden: EDITOR },
  { path: engine('pipeline'), may: knowledge, forbidden: EDITOR },
  // What is known of entities' values, whoever stores them.
  {
    path: engine('entity'),
    may: [engine('php'), engine('site'), ...row],
    types: [engine('plugins')],
    forbidden: EDITOR,
  },
  // What a workspace supplies in place of PHP plugins, and its subscribers to the events of a run.
  { path: engine('standins'), may: [...model, engine('executable')], types: running, forbidden: EDITOR },
  { path: engine('store'), may: [engine('php')], types: [engine('plugins')], forbidden: EDITOR },
  {
    path: engine('idmap'),
    may: [engine('store'), engine('php'), engine('plugins'), engine('pipeline')],
    forbidden: EDITOR,
  },
  // It is handed the workspace's stand-ins, and knows them by their interface only.
  {
    path: engine('executable'),
    may: [...running, engine('standins/load.ts')],
    types: [engine('standins/standins.ts')],
    forbidden: EDITOR,
  },
  { path: engine('host'), may: [engine('executable')], types: running, forbidden: EDITOR },
  { path: engine('cli'), may: [engine('executable'), ...knowledge], types: running, forbidden: EDITOR },
  // The developers' tool: it compares tables, so it reads them.
  { path: engine('cli/replay'), may: [engine('cli'), engine('standins'), ...running], forbidden: EDITOR },
];
