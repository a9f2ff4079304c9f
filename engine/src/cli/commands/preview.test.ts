import { describe, expect, it } from 'vitest';
import type { Preview, PreviewQuery } from '../../executable/runner.ts';
import { runTestCli } from '../testing.ts';

const preview: Preview = {
  source: { id: '3', mail: '', constants: { folder: 'public://people' } },
  pipelines: [
    {
      destination: 'title',
      steps: [
        { plugin: 'get', config: { plugin: 'get', source: 'name' }, input: null, output: ' Ada ' },
        { plugin: 'callback', config: { callable: 'trim', glue: ' ' }, input: ' Ada ', output: 'Ada' },
      ],
    },
    {
      destination: 'field_mail',
      steps: [
        { plugin: 'get', config: { method: 'row', source: 'mail' }, input: null, output: '' },
        {
          plugin: 'skip_on_empty',
          config: { method: 'row', source: 'mail' },
          input: '',
          output: null,
          skipped: 'row skipped: no mail',
        },
      ],
    },
  ],
  destination: { title: 'Ada' },
  result: { outcome: 'skipped', reason: 'no mail' },
};
const world = { runner: { preview: async () => preview } };

describe('preview', () => {
  it('draws the row, every step with input and output, and the outcome', async () => {
    const run = await runTestCli(['preview', 'people', '--row=3'], world);
    expect(run.stdout).toBe(`people row 3

Source
  id                "3"
  mail              ""
  constants/folder  "public://people"

Process
  title
  ├─ get       source: name
  │    → " Ada "
  └─ callback  callable: trim, glue: " "
       " Ada " → "Ada"
  field_mail
  ├─ get            source: mail
  │    → ""
  └─ skip_on_empty  method: row
       "" → ⊘ row skipped: no mail

Destination
  title  "Ada"

⊘ This row would be skipped: no mail
`);
    expect(run.exitCode).toBe(0);
  });

  it('colours only for a terminal', async () => {
    expect((await runTestCli(['preview', 'people'], { ...world, terminal: true })).stdout).toContain('\u001b[');
    const plain = await runTestCli(['preview', 'people', '--no-color'], { ...world, terminal: true });
    expect(plain.stdout).not.toContain('\u001b[');
  });

  it('prints the documented JSON', async () => {
    const run = await runTestCli(['preview', 'people', '--format=json'], world);
    expect(JSON.parse(run.stdout)).toEqual(preview);
  });

  it('chooses the row by its source id, and refuses two ways at once', async () => {
    const asked: PreviewQuery[] = [];
    const runner = {
      preview: async (_: string, query: PreviewQuery) => {
        asked.push(query);
        return preview;
      },
    };
    await runTestCli(['preview', 'people', '--source-id=3:de', '--property=title'], { runner });
    expect(asked).toEqual([{ sourceId: ['3', 'de'], property: 'title' }]);
    expect((await runTestCli(['preview', 'people', '--source-id=3', '--row=1'], { runner })).exitCode).toBe(2);
  });

  it('ends with 1 when the row would fail', async () => {
    const failed: Preview = { ...preview, result: { outcome: 'failed', reason: 'explode: input is not a string' } };
    const run = await runTestCli(['preview', 'people'], { runner: { preview: async () => failed } });
    expect(run.exitCode).toBe(1);
    expect(run.stdout).toContain('✗ This row would fail: explode: input is not a string');
  });
});
