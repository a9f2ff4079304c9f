import { stringOf } from '../../php/conversion.ts';
import type { ProcessFactory } from '../process.ts';
import { isOn } from './configuration.ts';
import { fileImporter } from './file-importer.ts';

/** migrate_file's `FileImport`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const importFile = fileImporter(configuration, services);
  const idOnly = isOn(configuration, 'id_only');
  return {
    transform: async (value, context) => {
      const id = await importFile(value, context);
      if (id === undefined) return null;
      return idOnly ? stringOf(id) : new Map([['target_id', stringOf(id)]]);
    },
  };
};

export default factory;
