import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'dom',
  provider: 'migrate_plus',
  summary: 'Turns HTML into a document that the other `dom_` plugins work on, and back into HTML.',
  closed: true,
  handleMultiples: false,
  input: '`import`: string; `export`: a document',
  output: '`import`: a document; `export`: string',
  multipleAfter: 'false',
  effects: [
    'fail_row: `import` of anything but a text, `export` of anything but a document',
    'fatal: `method` or `import_method` is missing or wrong',
    'message: what the parser complains about',
  ],
  options: [
    {
      name: 'method',
      types: ['string'],
      required: true,
      allowed: ['import', 'export'],
      text: 'Which way: text to document, or document to text.',
    },
    {
      name: 'non_root',
      types: ['boolean'],
      default: true,
      text: 'Whether the text is what stands inside of a body, rather than a whole page. Both ways must agree.',
    },
    {
      name: 'log_messages',
      types: ['boolean'],
      default: true,
      text: 'Stores what the parser complains about, such as elements that HTML 4 did not have, as messages.',
    },
    { name: 'version', types: ['string'], default: '1.0', text: 'XML version of the document.' },
    { name: 'encoding', types: ['string'], default: 'UTF-8', text: 'Encoding of the document.' },
    {
      name: 'import_method',
      types: ['string'],
      default: 'html',
      allowed: ['html', 'html5', 'xml'],
      text: 'Parser: HTML 4, HTML 5 or XML.',
    },
  ],
  notes: ['Attributes with an empty value come out as their name alone: `alt=""` becomes `alt`.'],
};
