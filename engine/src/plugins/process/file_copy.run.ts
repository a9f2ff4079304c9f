import { PhpException } from '../../php/errors.ts';
import type { Value } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { Configuration, ProcessFactory } from '../process.ts';
import type { CopyOptions, FileService, HttpOptions, Maybe, Services } from '../services.ts';
import { directoryOf, isLocalUri } from '../stream-uri.ts';
import { isOn, option } from './configuration.ts';
import { download } from './download.run.ts';
import { fileExistsOption, sourceAndDestination } from './file-options.ts';
import { guzzleOptions } from './guzzle-options.ts';
import { phpCall } from './php-call.ts';

/** `Drupal\migrate\Plugin\migrate\process\FileCopy`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const copier = fileCopier(configuration, services);
  return { transform: (value, { row }) => (row.isStub ? null : copier(value)) };
};

/** What `file_copy` does to `[source, destination]`; `file_import` builds on it. */
export function fileCopier(configuration: Configuration, services: Services): (value: Value) => Maybe<Value> {
  const options: CopyOptions = { exists: fileExistsOption(configuration), move: isOn(configuration, 'move') };
  const http: HttpOptions = guzzleOptions(option(configuration, 'guzzle_options'), phpCall(services));
  return (value) => {
    const [source, destination] = sourceAndDestination(value);
    if (!isLocalUri(source)) return download(services.files, value, options.exists, http);
    return copyLocal(services.files, source, destination, options);
  };
}

async function copyLocal(
  files: FileService,
  source: string,
  destination: string,
  options: CopyOptions,
): Promise<string> {
  if (!(await files.exists(source))) throw new MigrateException(`File '${source}' does not exist`);
  if (await files.isSame(source, destination)) return destination;
  const directory = directoryOf(destination);
  if (!(await files.prepareDirectory(directory))) {
    throw new MigrateException(`Could not create or write to directory '${directory}'`);
  }
  if (options.exists === 'use existing' && (await files.exists(destination))) return destination;
  try {
    return await files.copy(source, destination, options);
  } catch (error) {
    if (error instanceof PhpException && !(error instanceof MigrateException)) {
      throw new MigrateException(`File ${source} could not be copied to ${destination}`);
    }
    throw error;
  }
}

export default factory;
