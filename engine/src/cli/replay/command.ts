import path from 'node:path';
import type { ExtraCommand } from '../program.ts';
import { replayToFile } from './replay.ts';

/** `replay DIR OUT.json`: a developers' tool, see CLI.md. */
export const registerReplay: ExtraCommand = (registrar) => {
  registrar
    .command('replay', [], "carries out a recording's steps on a fresh database and writes what happened (developers)")
    .argument('<dir>', 'folder with steps.json')
    .argument('<out>', 'file to write')
    .option('--kit <dir>', 'the site, data and files of the recordings', '../shared/conformance')
    .action((directory: string, out: string, options: { readonly kit: string }, command) =>
      registrar.act(command, async () => {
        await replayToFile(path.resolve(directory), path.resolve(out), path.resolve(options.kit));
        return 0;
      }),
    );
};
