// `npm start`: the main job on a copy of examples/people, told step by step, through the command line as a user would.
// Ends with 1 as soon as anything is not as it should be.
import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stripVTControlCharacters, styleText } from 'node:util';
import { copyExample, root } from './example-workspace.mjs';

const CLI = path.join(root, 'dist/cli.js');
const ACCOUNTS = 'web/modules/custom/people_migrate/migrations/people_account.yml';

/**
 * What is told (`say`), typed (`type`) and expected (`exit`, patterns that the output must have in `sees`).
 * `before` changes the copy first, as a person would in an editor.
 */
const STEPS = [
  {
    say: `Before anything runs: are the migrations right? One option is misspelt. Drupal ignores keys that it does not know,
without a word. The workbench checks every key against what the plugin takes.`,
    type: ['lint'],
    exit: 0,
    sees: [/people_account\.yml:\d+:\d+ /, /"mesage"/, /"?message"?/],
  },
  {
    say: 'What is there to import? The same columns that migrate_tools shows; nothing has run yet.',
    type: ['status'],
    exit: 0,
    sees: [/people_department +Idle +6 +0 +6/, /people_person +Idle +24 +0 +24/],
  },
  {
    say: `Import the people, and first what they need: departments (a tree, with a stub for a parent that comes later), portraits
(files that are copied) and user accounts. No PHP and no Drupal site: an engine of our own does what Drupal does. One
row fails, so the exit code is 1 and a CI job would notice.`,
    type: ['import', 'people_person', '--execute-dependencies'],
    exit: 1,
    sees: [
      /Processed 6 items \(6 created, 0 updated, 0 failed, 0 ignored\) - done with 'people_portrait'/,
      /Processed 24 items \(22 created, 0 updated, 0 failed, 2 ignored\) - done with 'people_account'/,
      /Processed 24 items \(23 created, 0 updated, 1 failed, 0 ignored\) - done with 'people_person'/,
    ],
  },
  { say: 'The state afterwards.', type: ['status'], exit: 0, sees: [/people_person +Idle +24 +23 +0 +1/] },
  {
    say: 'Why did a row fail? The message table knows: the old list has somebody join on 31 February.',
    type: ['messages', 'people_person'],
    exit: 0,
    sees: [/field_joined/, /31\.02\.2021/],
  },
  {
    say: `The map table, as Drupal keeps it: which source row became which item, and what a rollback would do with it. One
person here has no account...`,
    type: ['map', 'people_account', '--limit', '8'],
    exit: 0,
    sees: [/^ +1 +2 +Imported +Delete/m, /^ +7 +Ignored/m],
  },
  {
    say: '...and nobody is told why: this is what the misspelt option did.',
    type: ['messages', 'people_account'],
    exit: 0,
    sees: [/No messages for this migration/],
  },
  {
    say: 'Correct the letter that `lint` pointed at, import again: now the message table says why.',
    before: (folder) => {
      const file = path.join(folder, ACCOUNTS);
      writeFileSync(file, readFileSync(file, 'utf8').replace('mesage:', 'message:'));
    },
    type: ['import', 'people_account', '--update'],
    exit: 0,
    sees: [/Processed 24 items \(0 created, 22 updated, 0 failed, 2 ignored\)/],
  },
  {
    say: undefined,
    type: ['messages', 'people_account'],
    exit: 0,
    sees: [/No mail address, so no account\./],
  },
  {
    say: 'One row on its way through every step of its pipelines: what goes in, what comes out. Nothing is written.',
    type: ['preview', 'people_person', '--source-id', '2'],
    exit: 0,
    sees: [/explode/, /2019-03-01/, /This row would be saved/],
  },
  {
    say: 'What has become of it: the entity, in the shape of toArray().',
    type: ['entities', 'node', '--id', '2'],
    exit: 0,
    sees: [/title +Tomás Ferreira/, /field_joined +2019-03-01/],
  },
  {
    say: 'Take everything back, in the reverse order of dependencies.',
    type: ['rollback', '--all'],
    exit: 0,
    sees: [/Rolled back 24 items - done with 'people_person'/, /Rolled back 6 items - done with 'people_department'/],
  },
  { say: undefined, type: ['status'], exit: 0, sees: [/people_person +Idle +24 +0 +24/] },
];

function buildIfNeeded() {
  const built = statSync(CLI, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  const sources = ['engine/src', 'server/src', 'tools'].flatMap((folder) =>
    readdirSync(path.join(root, folder), { recursive: true }).map((file) => path.join(root, folder, file)),
  );
  if (sources.every((file) => statSync(file).mtimeMs < built)) return;
  console.log(styleText('dim', 'Building dist/ ...'));
  const build = spawnSync(process.execPath, [path.join(root, 'tools/build.mjs')], { cwd: root, stdio: 'inherit' });
  if (build.status !== 0) process.exit(1);
}

/** Runs a step and gives what was not as expected. */
function run({ say, before, type, exit, sees }, folder, color) {
  if (say !== undefined) console.log(`\n${say}`);
  before?.(folder);
  console.log(`\n${styleText('bold', `$ migrate-workbench ${type.join(' ')}`)}`);
  const environment = color ? { ...process.env, FORCE_COLOR: '1' } : process.env;
  const done = spawnSync(process.execPath, [CLI, ...type], { cwd: folder, env: environment, encoding: 'utf8' });
  process.stdout.write(`${done.stdout}${done.stderr}`);
  const seen = stripVTControlCharacters(`${done.stdout}${done.stderr}`);
  const missing = sees.filter((pattern) => !pattern.test(seen)).map((pattern) => `The output lacks ${pattern}.`);
  return done.status === exit ? missing : [`The exit code is ${done.status}, not ${exit}.`, ...missing];
}

function tell() {
  const color = process.stdout.isTTY && !process.env.NO_COLOR;
  const started = performance.now();
  buildIfNeeded();
  const { folder, remove } = copyExample();
  console.log(`
${styleText('bold', 'Migrate Workbench')} checks, runs, traces and rolls back Drupal migrations in your editor and in this terminal.
examples/people moves a staff list (CSV files) into Drupal. We work on a copy: ${folder}`);
  try {
    for (const step of STEPS) {
      const problems = run(step, folder, color);
      if (problems.length > 0) {
        console.error(styleText('red', `\nThis is not as it should be:\n${problems.join('\n')}`));
        return 1;
      }
    }
  } finally {
    remove();
  }
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  console.log(`
That was all of it in ${seconds} seconds. Run the commands yourself: npm run -s migrate -- status --root examples/people
README.md says how to have the same in VS Code.`);
  return 0;
}

process.exitCode = tell();
