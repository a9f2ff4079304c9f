import { PhpException } from '../../php/errors.ts';
import type { Value } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import type { FileExists, FileService, HttpOptions, Maybe } from '../services.ts';
import { option } from './configuration.ts';
import { fileExistsOption, sourceAndDestination } from './file-options.ts';
import { guzzleOptions } from './guzzle-options.ts';
import { phpCall } from './php-call.ts';

/** `Drupal\migrate\Plugin\migrate\process\Download`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const exists = fileExistsOption(configuration);
  const http = guzzleOptions(option(configuration, 'guzzle_options'), phpCall(services));
  return {
    transform: (value, { row }) => (row.isStub ? null : download(services.files, value, exists, http)),
  };
};

/**
 * Downloads the first of two values to the second.
 * @throws MigrateException with Guzzle's text and the address
 */
export function download(files: FileService, value: Value, exists: FileExists, http: HttpOptions): Maybe<Value> {
  const [source, destination] = sourceAndDestination(value);
  if (destination === '') return null;
  return files.download(source, destination, exists, http).catch((error: unknown) => {
    if (error instanceof MigrateException || !(error instanceof PhpException)) throw error;
    throw new MigrateException(`${error.message} (${source})`);
  });
}

export default factory;
