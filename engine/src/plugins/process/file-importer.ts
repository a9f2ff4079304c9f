import { stringOf, toBoolean } from '../../php/conversion.ts';
import { elementAt, isArray, type Value } from '../../php/value.ts';
import type { Row } from '../../pipeline/row.ts';
import { MessageLevel, MigrateException, MigrateSkipProcessException } from '../exceptions.ts';
import type { Configuration, ProcessContext } from '../process.ts';
import type { FileService, Services, StoredEntity } from '../services.ts';
import { baseName, isLocalUri } from '../stream-uri.ts';
import { isOn, option } from './configuration.ts';
import { fileCopier } from './file_copy.run.ts';
import { fileExistsOption, pathOf } from './file-options.ts';
import { guzzleOptions } from './guzzle-options.ts';
import { phpCall } from './php-call.ts';

/** Imports a file; gives the id of its entity, `undefined` for an empty value or a missing source that may be missing. */
export type FileImporter = (value: Value, context: ProcessContext) => Promise<number | string | undefined>;

/**
 * What `file_import` and `image_import` share.
 * @throws MigrateException where the file cannot be imported, MigrateSkipProcessException with `skip_on_error`
 */
export function fileImporter(configuration: Configuration, services: Services): FileImporter {
  const { files, messages } = services;
  const call = phpCall(services);
  const copy = fileCopier(configuration, services);
  const exists = fileExistsOption(configuration);
  const check = {
    ...guzzleOptions(option(configuration, 'guzzle_options'), call),
    method: stringOf(option(configuration, 'source_check_method') ?? 'HEAD'),
  };

  /** The URI at which the file is in the end, NULL for a stub's row. */
  async function place(source: string, destination: string, row: Row): Promise<Value> {
    if (row.isStub) return null;
    try {
      return await copy([source, destination]);
    } catch (error) {
      if (!(error instanceof MigrateException)) throw error;
      if (!isOn(configuration, 'skip_on_error')) throw new MigrateException(error.message);
      const text = `File ${source} could not be imported to ${destination}. Operation failed with message: ${error.message}`;
      messages.save(row, text, MessageLevel.Error);
      throw new MigrateSkipProcessException(error.message);
    }
  }

  return async (value, { row }) => {
    if (!toBoolean(value)) return undefined;
    const source = pathOf(value);
    const directory = stringOf(truthy(namedProperty(option(configuration, 'destination'), row)) ?? 'public://');
    const uid = truthy(namedProperty(option(configuration, 'uid'), row)) ?? 0;
    if (isOn(configuration, 'skip_on_missing_source') && !(await sourceExists(files, source, check))) {
      messages.save(row, `Source file ${source} does not exist. Skipping.`, MessageLevel.Error);
      return undefined;
    }
    const destination = directory.endsWith('/') ? directory + fileNameOf(call('parse_url', [source])) : directory;
    const inPlace = exists === 'use existing' && isLocalUri(destination) && (await files.isFile(destination));
    const uri = inPlace ? destination : await place(source, destination, row);
    if (uri === null || uri === '')
      throw new MigrateException(`File ${source} could not be imported to ${destination}`);
    return (await knownFile(services, stringOf(uri))) ?? (await newFile(services, stringOf(uri), uid));
  };
}

/** A property that an option names, as `Row::get` reads it; `undefined` where the option is empty. */
export function namedProperty(name: Value, row: Row): Value {
  return toBoolean(name) || name === '0' || name === 0 ? row.get(stringOf(name)) : null;
}

function truthy(value: Value): Value {
  return toBoolean(value) ? value : null;
}

function sourceExists(files: FileService, source: string, check: { readonly method: string }): Promise<boolean> {
  return isLocalUri(source) ? files.isFile(source) : files.exists(source, check);
}

/** The file name in an address's path. */
function fileNameOf(parsed: Value): string {
  return baseName(isArray(parsed) ? stringOf(elementAt(parsed, 'path') ?? '') : '');
}

/** The first file entity with this very URI. A permanent one is saved again, as migrate_file does. */
async function knownFile({ entities }: Services, uri: string): Promise<number | string | undefined> {
  for (const id of await entities.find('file', 'uri', 'value', uri)) {
    const file = await entities.load('file', id);
    if (file?.fields.uri?.[0]?.value !== uri) continue;
    if (isPermanent(file)) {
      await entities.save({ type: 'file', bundle: file.bundle, values: new Map([['status', true]]) }, file);
    }
    return file.id;
  }
  return undefined;
}

function isPermanent(file: StoredEntity): boolean {
  const status = file.fields.status?.[0]?.value;
  return status !== undefined && status !== null && String(status) === '1';
}

async function newFile({ entities }: Services, uri: string, uid: Value): Promise<number | string> {
  const values = new Map<string, Value>([
    ['uri', uri],
    ['uid', uid],
    ['status', 1],
  ]);
  const saved = await entities.save({ type: 'file', bundle: 'file', values }, undefined);
  return saved.id;
}
