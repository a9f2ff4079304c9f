import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'dom_apply_styles',
  provider: 'migrate_plus',
  summary: 'Turns elements into what an entry of the editor’s styles menu makes: `<b>` into `<strong class="x">`.',
  closed: true,
  handleMultiples: false,
  input: 'a document made by `dom`',
  output: 'the document',
  multipleAfter: 'false',
  gives: 'object',
  effects: [
    'skip_row: the value is no document',
    'fatal: `rules` are missing or name a style that the editor does not have',
  ],
  options: [
    {
      name: 'format',
      types: ['string'],
      default: 'basic_html',
      text: 'Text format whose editor has the styles (`editor.editor.FORMAT`).',
    },
    {
      name: 'rules',
      types: ['sequence', 'mapping'],
      required: true,
      text: 'What to change: `xpath` of the elements, `style` as the menu names it, `depth` is how many parents go as well.',
    },
  ],
};
