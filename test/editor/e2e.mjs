// Drives the whole workbench in a browser, one session a scenario. VSIX=file tests the packaged extension, else the working
// tree; E2E_THEME names another colour theme. Pictures go to out/shots.
import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { copyExample, root } from '../../tools/example-workspace.mjs';
import { startSession } from '../../tools/vscode-session.mjs';
import { Workbench } from '../../tools/workbench.mjs';
import { cancel } from './scenarios/cancel.mjs';
import { mainJob } from './scenarios/main-job.mjs';
import { noMigrations, restricted } from './scenarios/states.mjs';
import { View } from './view.mjs';

const UNTRUSTED = {
  'security.workspace.trust.enabled': true,
  'security.workspace.trust.startupPrompt': 'never',
  'security.workspace.trust.emptyWindow': false,
};

const SCENARIOS = [
  { play: mainJob },
  { play: cancel },
  { play: noMigrations },
  { play: restricted, session: { trust: true, settings: UNTRUSTED } },
];

const shots = path.join(root, 'out/shots');
mkdirSync(shots, { recursive: true });
const vsix = process.env.VSIX && path.resolve(process.env.VSIX);
const theme = process.env.E2E_THEME ?? 'Default Dark Modern';
let passed = 0;
let failed = 0;

async function play(scenario) {
  const example = copyExample();
  const session = await startSession({
    installVsix: vsix ? [vsix] : [],
    ...scenario.session,
    settings: { 'workbench.colorTheme': theme, ...scenario.session?.settings },
  });
  const { page } = session;
  const workbench = new Workbench(page);
  const shot = (name) => page.screenshot({ path: path.join(shots, `${name}.png`) });
  try {
    await scenario.play({
      page,
      workbench,
      view: new View(page),
      folder: example.folder,
      work: example.work,
      shot,
      step: (name, act) => step(name, act, shot),
      async open(folder) {
        await session.open(folder, { extension: vsix ? undefined : root });
        await workbench.ready();
      },
    });
  } finally {
    await session.close();
    example.remove();
  }
}

async function step(name, act, shot) {
  const started = performance.now();
  try {
    await act();
    passed++;
    console.log(`  ok    ${name} (${Math.round(performance.now() - started)} ms)`);
  } catch (error) {
    failed++;
    console.log(`  FAIL  ${name}\n${error.stack}`);
    await shot(`failed-${failed}`).catch(() => {});
  }
}

for (const scenario of SCENARIOS) {
  if (process.env.E2E_ONLY && process.env.E2E_ONLY !== scenario.play.name) continue;
  await play(scenario);
}
console.log(`${passed} passed, ${failed} failed, 0 skipped`);
process.exit(failed || !passed ? 1 : 0);
