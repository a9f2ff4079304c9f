import { PhpException } from '../php/errors.ts';

/** `MigrationInterface::MESSAGE_*`: levels of the message table. */
export const MessageLevel = { Error: 1, Warning: 2, Notice: 3, Informational: 4 } as const;
export type MessageLevel = (typeof MessageLevel)[keyof typeof MessageLevel];

/** `MigrateIdMapInterface::STATUS_*`: `source_row_status` of the map table. */
export const RowStatus = { Imported: 0, NeedsUpdate: 1, Ignored: 2, Failed: 3 } as const;
export type RowStatus = (typeof RowStatus)[keyof typeof RowStatus];

/** `MigrateIdMapInterface::ROLLBACK_*`: `rollback_action` of the map table. */
export const RollbackAction = { Delete: 0, Preserve: 1 } as const;
export type RollbackAction = (typeof RollbackAction)[keyof typeof RollbackAction];

/** `Drupal\migrate\MigrateException`: fails the row with this status, and stores the message at this level. */
export class MigrateException extends PhpException {
  constructor(
    message: string,
    readonly level: MessageLevel = MessageLevel.Error,
    readonly status: RowStatus = RowStatus.Failed,
  ) {
    super('Drupal\\migrate\\MigrateException', message);
  }
}

/** `Drupal\migrate\MigrateSkipRowException`: the row is ignored; it gets a map row unless `saveToMap` is false. */
export class MigrateSkipRowException extends PhpException {
  constructor(
    message = '',
    readonly saveToMap = true,
  ) {
    super('Drupal\\migrate\\MigrateSkipRowException', message);
  }
}

/** `Drupal\migrate\MigrateSkipProcessException` (deprecated in Drupal): the value becomes NULL and the pipeline ends. */
export class MigrateSkipProcessException extends PhpException {
  constructor(message = '') {
    super('Drupal\\migrate\\MigrateSkipProcessException', message);
  }
}

/** `Drupal\migrate\Exception\RequirementsException`: the migration refuses to start. */
export class RequirementsException extends PhpException {
  constructor(
    message: string,
    readonly requirements: Readonly<Record<string, readonly string[]>> = {},
  ) {
    super('Drupal\\migrate\\Exception\\RequirementsException', message);
  }
}

/** `Drupal\Component\Plugin\Exception\PluginNotFoundException`. */
export class PluginNotFoundException extends PhpException {
  constructor(
    readonly pluginId: string,
    message = `The "${pluginId}" plugin does not exist.`,
  ) {
    super('Drupal\\Component\\Plugin\\Exception\\PluginNotFoundException', message);
  }
}

/** A plugin that Drupal knows and this engine cannot run: says which, why, and what to do. Not an error of Drupal's. */
export class PluginNotRunnableError extends Error {
  constructor(
    readonly pluginType: string,
    readonly pluginId: string,
    reason: string,
  ) {
    super(`The ${pluginType} plugin "${pluginId}" cannot be run by the embedded engine: ${reason}`);
  }
}
