import type { Registrar } from '../context.ts';
import { sayState } from '../state-sentence.ts';

/** `reset-status`: makes a migration idle again whose run was killed. */
export function registerResetStatus(registrar: Registrar): void {
  const command = registrar.command(
    'reset-status <id>',
    ['mrs', 'migrate:reset-status', 'migrate-reset-status'],
    'Makes a migration idle again after its run was killed.',
  );
  command.action((id: string) =>
    registrar.act(command, async (context) =>
      sayState(context, await context.withRunner((runner) => runner.resetStatus(id))),
    ),
  );
}
