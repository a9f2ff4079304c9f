import { describe, expect, it } from 'vitest';
import { runTestCli } from '../testing.ts';

const entities = {
  node: {
    '3': {
      nid: [{ value: 3 }],
      type: [{ target_id: 'person' }],
      title: [{ value: 'Ada' }],
      field_tags: [{ target_id: 1 }, { target_id: 2 }],
      field_link: [{ uri: 'https://example.com', title: '' }],
    },
  },
};
const world = { runner: { entities: async () => ({ entities, next: null }) } };

describe('entities', () => {
  it("prints Drupal's toArray() as JSON", async () => {
    const run = await runTestCli(['entities', 'node', '--format=json'], world);
    expect(JSON.parse(run.stdout)).toEqual(entities);
  });

  it('lists type, id, bundle, label and configured fields', async () => {
    const run = await runTestCli(['entities', '--format=csv'], world);
    expect(run.stdout).toBe(
      'Type,ID,Bundle,Label,Content\n' + 'node,3,person,Ada,"field_tags: 1, 2; field_link: https://example.com"\n',
    );
  });

  it('shows one entity field by field', async () => {
    const run = await runTestCli(['entities', 'node', '--id=3'], world);
    expect(run.stdout).toMatch(/node 3 +nid +3/);
    expect(run.stdout).toMatch(/node 3 +field_tags +1, 2/);
    expect(run.stdout).toMatch(/node 3 +field_link +\{uri: "https:\/\/example.com", title: ""\}/);
  });

  it('names the next page so that a shell takes it', async () => {
    const runner = { entities: async () => ({ entities, next: '["node",3]' }) };
    const run = await runTestCli(['entities'], { runner });
    expect(run.stderr).toBe(` [notice] More entities follow: --after '["node",3]'\n`);
  });
});
