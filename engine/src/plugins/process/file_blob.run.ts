import { toBytes } from '../../php/bytes.ts';
import { stringOf } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import type { Value } from '../../php/value.ts';
import { type ProcessFactory, type Stop, stopPipeline } from '../process.ts';
import type { FileService } from '../services.ts';
import { directoryOf } from '../stream-uri.ts';
import { isOn } from './configuration.ts';
import { sourceAndDestination } from './file-options.ts';

/** migrate_plus' `FileBlob`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const reuse = isOn(configuration, 'reuse');
  return { transform: (value, { row }) => (row.isStub ? null : writeBlob(services.files, value, reuse)) };
};

async function writeBlob(files: FileService, value: Value, reuse: boolean): Promise<string | Stop> {
  const [destination, data] = sourceAndDestination(value);
  if (!(await files.prepareDirectory(directoryOf(destination)))) return stopPipeline(destination);
  if (reuse && (await files.exists(destination))) return destination;
  if (data === '') return stopPipeline(destination);
  try {
    await files.write(toBytes(stringOf(data)), destination, 'replace');
  } catch (error) {
    if (error instanceof PhpException) return stopPipeline(destination);
    throw error;
  }
  return destination;
}

export default factory;
