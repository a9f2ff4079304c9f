import type { Result } from '../../executable/codes.ts';
import type { MigrationInstance } from '../../executable/instance.ts';
import type { MigrationManager } from '../../executable/manager.ts';
import { ToolsExecutable } from '../../executable/tools.ts';
import { importSentence, rollbackSentence } from '../output/sentences.ts';
import type { RecordedStep, Step } from './steps.ts';

/** Runs a step through migrate_tools' executable, which sums up after each operation. */
export async function runWithTools(
  instance: MigrationInstance,
  manager: MigrationManager,
  step: Step,
  recorded: RecordedStep,
  display: (text: string) => void,
): Promise<Result> {
  const { events } = manager.environment;
  const tools = new ToolsExecutable(instance, manager, {
    update: step.update,
    force: step.force,
    sync: step.sync,
    limit: step.limit,
    feedback: step.feedback,
    idlist: step.idlist?.split(',').map((ids) => ids.split(':')),
  });
  const counted = () => {
    const { created, updated, failed, ignored } = tools.counters;
    return { created, updated, failed, ignored, processed: created + updated + failed + ignored };
  };
  events.on('POST_IMPORT', () => display(importSentence(instance.id, counted(), 'done with')));
  events.on('POST_ROLLBACK', () => display(rollbackSentence(instance.id, tools.counters.deleted, 'done with')));
  const result = step.op === 'import' ? await tools.import() : await tools.rollback();
  if (step.op === 'import') recorded.tools_counters = counted();
  return result;
}
