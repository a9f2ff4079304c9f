import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';
import { createEmbeddedRunner } from '../executable/embedded-runner.ts';
import { keepHeapSmall } from '../executable/heap.ts';
import { serve } from './serve.ts';

/**
 * The engine as a process: started with an IPC channel (`child_process.fork`), it answers the requests of protocol.ts until
 * its parent is gone. Standard error is its log.
 */

/** How long a run may take to come to its end once the parent is gone; what is not yet committed is lost anyway. */
const LAST_WORDS_MS = 2000;

/** Exit code of a process that ended because of an error nobody caught. */
const CRASHED = 70;

function main(): void {
  keepHeapSmall();
  if (!process.send) {
    console.error(
      'dist/engine-host.js is started by the editor, over an IPC channel. The command line is dist/cli.js.',
    );
    process.exitCode = 2;
    return;
  }
  const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
  const served = serve(connection, (workspace) => createEmbeddedRunner(workspace));
  process.once('disconnect', () => {
    setTimeout(() => process.exit(0), LAST_WORDS_MS).unref();
    served.dispose();
    served.close().then(() => process.exit(0), crash);
  });
  process.on('uncaughtException', crash);
  process.on('unhandledRejection', crash);
  connection.listen();
}

// Nothing is known of the state after such an error: the process ends, and the next command gets a new one.
function crash(error: unknown): void {
  console.error(error);
  process.exit(CRASHED);
}

main();
