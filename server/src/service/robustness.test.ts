import { readDefinition } from '@migrate-workbench/engine/definition/read.ts';
import { describe, expect, it } from 'vitest';
import { createLanguageService } from './languageService.ts';
import { defaultSettings } from './settings.ts';
import { knowledgeOf } from './testing.ts';

const start = `id: a
migration_group: fixture_group
source:
  plugin: embedded_data
  data_rows:
    - { id: 1, name: 'Ada' }
  ids: { id: { type: integer } }
  constants: { base: 'public://' }
process:
  pseudo: [name]
  title: '@pseudo'
  uid:
    - plugin: migration_lookup
      migration: [fixture_users, a]
      source: author
    - plugin: sub_process
      process:
        key/value: '@x'
destination:
  plugin: entity:node
`;

const pieces = [
  "'",
  '"',
  '@',
  ': ',
  '- ',
  '{',
  '}',
  '[',
  ']',
  '\n',
  '\n  ',
  '#',
  '&a ',
  '*a',
  '<<: *a',
  '|',
  '>',
  '!',
  '%',
  '\t',
  ',',
  '\u0000',
];
const names = [
  '__proto__',
  'constructor',
  'plugin: get',
  'source:',
  'process:',
  'constants/',
  'migration_group: fixture_group',
];

/** Numbers that look random and are the same in every run. */
function* random(seed: number): Generator<number, never> {
  for (let state = seed; ; ) {
    state = (state * 1664525 + 1013904223) % 4294967296;
    yield state / 4294967296;
  }
}

describe('the language service', () => {
  it('has an answer to everything in whatever text, and the same one for the same text', () => {
    const service = createLanguageService({
      knowledge: () => knowledgeOf(),
      settings: () => defaultSettings,
      uriOf: (file) => file,
    });
    const numbers = random(20261122);
    const next = (below: number) => Math.floor(numbers.next().value * below);
    let text = start;
    for (let i = 0; i < 1500; i++) {
      const at = next(text.length + 1);
      const words = next(4) === 0 ? names : pieces;
      text =
        next(3) === 0
          ? text.slice(0, at) + text.slice(at + next(12))
          : text.slice(0, at) + words[next(words.length)] + text.slice(at);
      if (text.length > 2500 || text.length < 200) text = start;
      const definition = readDefinition('/workspace/migrations/a.yml', text);
      const position = definition.yaml.lines.positionAt(next(text.length + 1));
      const found = service.validate(definition);
      service.complete(definition, position);
      service.hover(definition, position);
      service.findDefinition(definition, position);
      service.codeActions(definition, { start: position, end: position });
      if (i % 100 === 0) expect(service.validate(readDefinition('/workspace/migrations/a.yml', text))).toEqual(found);
    }
  });
});
