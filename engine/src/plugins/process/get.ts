import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'get',
  provider: 'migrate',
  summary:
    'Reads one or several properties of the row. `name: source_name` and the `source` of any other step are short for it.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: true,
  input: 'ignored, except where a source name is an empty string: that slot takes the value of the pipeline',
  output:
    'the value of the property, or the list of values for a list of properties; NULL where there is no such property',
  multipleAfter: 'maybe',
  effects: ['fatal: an item of a list of sources that is a list or mapping itself'],
  options: [
    {
      name: 'source',
      types: ['string', 'sequence', 'integer'],
      required: true,
      reference: 'property',
      text: 'Property or list of properties. `@name` reads the destination, `@@name` the source property `@name`, `a/b` walks into lists and mappings, `constants/x` is a constant.',
    },
  ],
  notes: [
    'A single source that holds a list is passed on item by item to the next plugin, unless that plugin takes lists whole.',
    'A list of sources is handed on whole, even to a plugin that takes single values.',
  ],
};
