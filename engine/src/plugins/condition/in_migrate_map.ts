import type { OtherDescriptor } from '../descriptor.ts';
import { commonOptions } from './common-options.ts';

export const descriptor: OtherDescriptor = {
  type: 'condition',
  id: 'in_migrate_map',
  provider: 'migrate_conditions',
  summary: 'Whether a migration has imported this source id.',
  closed: true,
  options: [
    {
      name: 'migration',
      types: ['string', 'sequence'],
      required: true,
      reference: 'migration',
      text: 'Migration or migrations to look in.',
    },
    {
      name: 'include_skipped',
      types: ['boolean'],
      default: false,
      text: 'Rows that were skipped or failed count as well.',
    },
    ...commonOptions,
  ],
  notes: ['Short: `in_migrate_map(MIGRATION)`, where the text in parentheses is `migration`.'],
};
