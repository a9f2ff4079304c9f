import { LanguageClient, TransportKind } from 'vscode-languageclient/node';
import { MIGRATION_FILES } from './files.ts';

/**
 * The client of the language server, not yet started. The server asks for its settings and watches its files through the client.
 *
 * @param module `dist/server.js`
 */
export function createLanguageClient(module: string): LanguageClient {
  const server = { module, transport: TransportKind.ipc };
  return new LanguageClient(
    'migrateWorkbench',
    'Migrate Workbench Language Server',
    { run: server, debug: server },
    { documentSelector: MIGRATION_FILES.map((pattern) => ({ scheme: 'file', pattern })) },
  );
}
