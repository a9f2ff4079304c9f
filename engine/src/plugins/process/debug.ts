import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'debug',
  provider: 'migrate_devel',
  summary: 'Shows the value while the migration runs and passes it on.',
  closed: false,
  handleMultiples: true,
  input: 'anything',
  output: 'the input',
  multipleAfter: 'maybe',
  effects: ['shows the value'],
  options: [
    { name: 'label', types: ['string'], text: 'Shown in front of the value.' },
    {
      name: 'multiple',
      types: ['boolean'],
      default: false,
      text: 'Passes a list on so that the next plugin is called once an item.',
    },
  ],
};
