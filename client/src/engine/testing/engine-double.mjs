// An engine process for the tests of its manager. What it does is in the id that it is asked about; it never looks at a
// migration.
import { createMessageConnection, IPCMessageReader, IPCMessageWriter } from 'vscode-jsonrpc/node';

const ACTS = {
  'answer-pid': () => String(process.pid),
  die() {
    console.error('the last words');
    process.exit(3);
  },
  'be-killed': () => process.kill(process.pid, 'SIGKILL'),
  'be-slow': () => new Promise((resolve) => setTimeout(() => resolve('at last'), 700)),
  hang() {
    for (;;);
  },
};

const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
connection.onRequest('ping', () => true);
connection.onRequest('stop', ({ id }) => ACTS[id]());
connection.onRequest('import', async ({ run }, token) => {
  await connection.sendNotification('run/progress', { run, progress: { migration: 'people', processed: 5 } });
  await connection.sendNotification('run/message', { run, message: { migration: 'people', text: 'a notice' } });
  await new Promise((resolve) => token.onCancellationRequested(resolve));
  return [{ id: 'people', result: 'stopped' }];
});
process.once('disconnect', () => process.exit(0));
connection.listen();
