import { createCatalogue } from '@migrate-workbench/engine/plugins/catalogue.ts';
import { createSiteModel } from '@migrate-workbench/engine/site/site-model.ts';
import {
  CodeActionKind,
  type Connection,
  DidChangeConfigurationNotification,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { emptyWorkspace, type Knowledge } from '../service/knowledge.ts';
import { createLanguageService } from '../service/languageService.ts';
import { Plugins } from '../service/plugins.ts';
import { Configuration, section } from './configuration.ts';
import { Definitions } from './documents.ts';
import { fileOfUri, uriOfFile } from './files.ts';
import type { OpenFiles } from './folder.ts';
import { Folders } from './folders.ts';
import { Queue } from './queue.ts';
import { answerRequests } from './requests.ts';
import { stateOf, stateRequest } from './state.ts';
import { watchedGlobs } from './watch.ts';

/** A turn of the loop longer than this is worth a line in the log. */
const slowTurn = 100;

/**
 * Wires the language service to a connection: documents, folders, settings, diagnostics. Everything that understands migrations is below
 * `service/`.
 * @param openFiles reads the files of folders: static reads only, safe in workspaces that nobody trusts
 */
export function startServer(connection: Connection, openFiles: OpenFiles): void {
  const documents = new TextDocuments(TextDocument);
  const plugins = new Plugins(createCatalogue());
  const nowhere: Knowledge = { plugins, site: createSiteModel(new Map()), workspace: emptyWorkspace };
  const client = {
    pullsConfiguration: false,
    watchesFiles: false,
    tellsConfiguration: false,
    changesFolders: false,
    configured: false,
  };
  const configuration = new Configuration(connection, () => client.pullsConfiguration);
  const folders = new Folders(openFiles, plugins, validateAll);
  const definitions = new Definitions((definition) => folders.of(definition.file)?.update(definition));
  const service = createLanguageService({
    knowledge: (file) => folders.of(file)?.knowledge ?? nowhere,
    settings: (file) => configuration.of(folders.of(file)?.root),
    uriOf: uriOfFile,
  });
  const queue = new Queue<string>((uri) => guarded('validation', () => publish(uri)));

  connection.onInitialize((params) => initialize(params));
  connection.onInitialized(() => logFailure('start', start()));
  connection.onDidChangeConfiguration(({ settings }) => {
    configuration.push(settings);
    logFailure('settings', configuration.refresh(folders.roots).then(validateAll));
  });
  connection.onDidChangeWatchedFiles(({ changes }) => {
    const files = changes.map(({ uri }) => fileOfUri(uri));
    logFailure('files', folders.changedOnDisk(files));
  });
  connection.onRequest(stateRequest, () => stateOf(folders.all()));
  documents.onDidChangeContent(({ document }) => queue.add(document.uri));
  documents.onDidClose(({ document: { uri } }) => {
    queue.remove(uri);
    definitions.forget(uri);
    logFailure('diagnostics', connection.sendDiagnostics({ uri, diagnostics: [] }));
    const file = fileOfUri(uri);
    logFailure('files', folders.of(file)?.close(file) ?? Promise.resolve());
  });
  answerRequests(connection, service, (uri) => {
    const document = documents.get(uri);
    return document && definitions.of(document);
  });
  documents.listen(connection);
  connection.listen();

  function initialize({
    workspaceFolders,
    rootUri,
    capabilities,
    initializationOptions,
  }: InitializeParams): InitializeResult {
    client.pullsConfiguration = capabilities.workspace?.configuration === true;
    client.watchesFiles = capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
    client.tellsConfiguration = capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true;
    client.changesFolders = capabilities.workspace?.workspaceFolders === true;
    configuration.initialize(initializationOptions);
    const uris = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri === null ? [] : [rootUri]);
    folders.set(uris.map(fileOfUri));
    return {
      serverInfo: { name: 'migrate-workbench-language-server' },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
        completionProvider: { triggerCharacters: ['@', '/', "'", '"', ' ', '-'] },
        hoverProvider: true,
        definitionProvider: true,
        codeActionProvider: { codeActionKinds: [CodeActionKind.QuickFix] },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  async function start(): Promise<void> {
    if (client.tellsConfiguration) {
      logFailure('settings', connection.client.register(DidChangeConfigurationNotification.type, { section }));
    }
    if (client.watchesFiles) {
      const watchers = watchedGlobs.map((globPattern) => ({ globPattern }));
      logFailure('files', connection.client.register(DidChangeWatchedFilesNotification.type, { watchers }));
    }
    if (client.changesFolders) {
      connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        folders.change(
          added.map(({ uri }) => fileOfUri(uri)),
          removed.map(({ uri }) => fileOfUri(uri)),
        );
        logFailure('folders', Promise.all([configuration.refresh(folders.roots), folders.load()]));
      });
    }
    const settings = configuration.refresh(folders.roots).finally(() => {
      client.configured = true;
    });
    await Promise.all([settings, folders.load()]);
    validateAll();
  }

  function validateAll(): void {
    for (const { uri } of documents.all()) queue.add(uri);
  }

  /** Checks the newest version of a document, unless its folder or the settings have not been read yet. */
  function publish(uri: string): void {
    const document = documents.get(uri);
    if (document === undefined) return;
    const started = performance.now();
    const { version } = document;
    const folder = folders.of(fileOfUri(uri));
    const definition = definitions.of(document);
    if (!client.configured || (folder !== undefined && folder.knowledge === undefined)) return;
    const diagnostics = service.validate(definition);
    logFailure('diagnostics', connection.sendDiagnostics({ uri, version, diagnostics }));
    const took = performance.now() - started;
    if (took > slowTurn) connection.console.warn(`Checking ${uri} took ${Math.round(took)} ms.`);
  }

  function guarded(what: string, work: () => void): void {
    try {
      work();
    } catch (error) {
      report(what, error);
    }
  }

  function logFailure(what: string, work: Promise<unknown>): void {
    work.catch((error: unknown) => report(what, error));
  }

  function report(what: string, error: unknown): void {
    connection.console.error(`${what}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
  }
}
