import { stringOf, toBoolean } from '../../php/conversion.ts';
import type { Value } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';
import type { Services } from '../services.ts';
import { option } from './configuration.ts';
import { fileImporter, namedProperty } from './file-importer.ts';

/** Parts of an image that options name, in the order in which migrate_file sets them. */
const PARTS = ['title', 'alt', 'width', 'height'] as const;

/** migrate_file's `ImageImport`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const importFile = fileImporter(configuration, services);
  return {
    transform: async (value, context) => {
      const id = await importFile(value, context);
      if (id === undefined) return null;
      const image = new Map<string, Value>([['target_id', stringOf(id)]]);
      for (const part of PARTS) {
        const name = option(configuration, part);
        if (!toBoolean(name)) continue;
        image.set(part, name === '!file' ? await fileName(services, id) : namedProperty(name, context.row));
      }
      return image;
    },
  };
};

async function fileName({ entities }: Services, id: number | string): Promise<Value> {
  const file = await entities.load('file', id);
  const name = file?.fields.filename?.[0]?.value;
  return typeof name === 'string' ? name : null;
}

export default factory;
