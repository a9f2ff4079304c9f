import type { Registrar } from '../context.ts';
import { sayState } from '../state-sentence.ts';

/** `stop`: asks a running migration to end after its row. */
export function registerStop(registrar: Registrar): void {
  const command = registrar.command(
    'stop <id>',
    ['mst', 'migrate:stop', 'migrate-stop'],
    'Asks a running migration to stop after the row in hand.',
  );
  command.action((id: string) =>
    registrar.act(command, async (context) => sayState(context, await context.withRunner((runner) => runner.stop(id)))),
  );
}
