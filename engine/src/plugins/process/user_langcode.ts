import type { ProcessDescriptor } from '../descriptor.ts';

export const descriptor: ProcessDescriptor = {
  type: 'process',
  id: 'user_langcode',
  provider: 'user',
  summary: 'Makes sure that a language exists on the site.',
  closed: true,
  core: { '10.6': true, '11.4': true },
  handleMultiples: false,
  input: 'language code',
  output: 'the input where the site has this language, else the site’s default language',
  multipleAfter: 'false',
  effects: [],
  options: [
    {
      name: 'fallback_to_site_default',
      types: ['boolean'],
      default: true,
      text: 'Whether an empty value becomes the site’s default language rather than `en`.',
    },
  ],
  notes: ['Provided by `migrate` as well since 11.4.'],
};
