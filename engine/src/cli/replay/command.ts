import { realpathSync } from 'node:fs';
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
        await replayToFile(path.resolve(directory), path.resolve(out), path.resolve(options.kit), probeFile());
        return 0;
      }),
    );
};

/** The configuration that recordings need, in the repository that this bundle (`dist/cli.js`) belongs to. */
function probeFile(): string {
  const bundle = realpathSync(process.argv[1] ?? '.');
  return path.resolve(path.dirname(bundle), '../test/conformance/oracle_probe.mjs');
}
