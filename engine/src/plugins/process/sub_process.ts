import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'sub_process',
  provider: 'migrate',
  summary: 'Runs a process section of its own on every item of a list of mappings.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: true,
  input: 'list or mapping of mappings',
  output: 'what the section makes of each item, under the same keys or under `key`',
  multipleAfter: 'true',
  gives: 'list',
  effects: ['fail_row: an item is no array', 'skip: a plugin inside that skips the row drops its item only'],
  options: [
    {
      name: 'process',
      types: ['mapping', 'sequence'],
      required: true,
      reference: 'process',
      text: 'The process section for each item. Its sources are the properties of the item, its `@name` the item’s own results.',
    },
    {
      name: 'key',
      types: ['string', 'mapping', 'sequence'],
      reference: 'process',
      text: 'Pipeline that gives the item’s new key; it starts with the old key. NULL drops the item.',
    },
    {
      name: 'include_source',
      types: ['boolean'],
      default: false,
      text: 'Adds the source of the whole row to every item.',
    },
    {
      name: 'source_key',
      types: ['string'],
      default: 'source',
      text: 'Property under which `include_source` puts it, read as `source/title`.',
    },
  ],
  notes: [
    'NULL or a scalar gives an empty list, without an error; the destination is then set to an empty list.',
    'Results of the outer row (`@name`) cannot be reached inside.',
  ],
};
