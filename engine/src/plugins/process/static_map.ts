import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'static_map',
  provider: 'migrate',
  summary: 'Replaces a value by what a map written in the migration says.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'scalar, or a list of keys that is a path into a nested map',
  output: 'the mapped value',
  multipleAfter: 'false',
  effects: [
    'skip_row: nothing found, and neither `default_value` nor `bypass`',
    'fail_row: `default_value` and `bypass` are both set (noticed when a value is not found)',
    'fail_row: an empty list',
  ],
  options: [
    {
      name: 'map',
      types: ['mapping', 'sequence'],
      required: true,
      text: 'From values to values, possibly nested. A list maps 0, 1, 2, ...',
    },
    {
      name: 'default_value',
      types: ['any'],
      text: 'The result when nothing is found. That the key is there counts, so NULL is a default too.',
    },
    { name: 'bypass', types: ['boolean'], default: false, text: 'Gives back the value itself when nothing is found.' },
  ],
  notes: [
    'A list is a path only when it arrives whole (a list of sources); after `source: name` the plugin is called item by item.',
    'PHP decides which keys are equal: 1, `"1"` and true are one key, false is 0, floats are cut. NULL is the key `""`.',
    'In configuration files keys of the map cannot hold a dot.',
  ],
};
