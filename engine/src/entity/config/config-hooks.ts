import { toInt } from '../../php/casts.ts';
import { PhpException } from '../../php/errors.ts';
import { isArray, type Key, type Value } from '../../php/value.ts';
import type { ConfigurationService } from '../../plugins/services.ts';
import { configurationAt, stringAt } from '../../site/configuration.ts';
import type { SiteModel } from '../../site/model.ts';
import { fieldSettings, storageSettings } from './field-settings.ts';
import { type ConfigValues, mapping, textAt, textsAt } from './values.ts';

/** What a hook sees of a save. */
export interface ConfigSave {
  readonly site: SiteModel;
  readonly configuration: ConfigurationService;
  /** Saves another configuration entity. */
  readonly saveOther: (type: string, values: Map<Key, Value>) => void;
  /** What was stored before, undefined for a new entity. */
  readonly original: ConfigValues | undefined;
}

/** What configuration entity classes and hooks do beyond storing values. */
export interface ConfigHooks {
  /** Right when it is made, before anything is saved. */
  readonly create?: (values: Map<Key, Value>, save: ConfigSave) => void;
  readonly preSave?: (values: Map<Key, Value>, save: ConfigSave) => void;
  /** After an entity that is new. */
  readonly postInsert?: (values: ConfigValues, save: ConfigSave) => void;
}

/** By configuration entity type. */
export const configHooks: Readonly<Record<string, ConfigHooks>> = {
  field_config: { create: checkField, preSave: fieldPreSave },
  base_field_override: { preSave: overridePreSave },
  field_storage_config: { create: checkStorage, preSave: storagePreSave },
  user_role: { preSave: rolePreSave, postInsert: makeRoleActions },
};

const FIELD_EXCEPTION = 'Drupal\\Core\\Field\\FieldException';

function fieldError(message: string): PhpException {
  return new PhpException(FIELD_EXCEPTION, message);
}

/** `FieldConfig::__construct()`. */
function checkField(values: Map<Key, Value>): void {
  const name = textAt(values, 'field_name');
  if (name === '') throw fieldError('Attempt to create a field without a field_name.');
  if (textAt(values, 'entity_type') === '') {
    throw fieldError(`Attempt to create a field '${name}' without an entity_type.`);
  }
  if (textAt(values, 'bundle') === '') throw fieldError(`Attempt to create a field '${name}' without a bundle.`);
}

/** `FieldConfig::preSave()`: type and default settings come from the storage. */
function fieldPreSave(values: Map<Key, Value>, { site }: ConfigSave): void {
  const name = textAt(values, 'field_name');
  const entityType = textAt(values, 'entity_type');
  const storage = site.configuration.get(`field.storage.${entityType}.${name}`);
  if (storage === undefined) {
    throw fieldError(
      `Attempted to create, modify or delete an instance of field with name ${name} on entity type ${entityType} when the field storage does not exist.`,
    );
  }
  const type = stringAt(storage, 'type') ?? '';
  values.set('field_type', type);
  if ((values.get('label') ?? null) === null) values.set('label', name);
  const settings = fieldSettings(values.get('settings'), type);
  const target = stringAt(configurationAt(storage, 'settings'), 'target_type');
  const handler = settings.get('handler');
  if (target !== undefined && typeof handler === 'string' && !handler.includes(':')) {
    settings.set('handler', `${handler}:${target}`);
  }
  values.set('settings', settings);
}

function overridePreSave(values: Map<Key, Value>, { site }: ConfigSave): void {
  const name = textAt(values, 'field_name');
  const field = site.entityTypes.get(textAt(values, 'entity_type'))?.baseFields.get(name);
  if (field === undefined) return;
  if ((values.get('field_type') ?? null) === null) values.set('field_type', field.type);
  if ((values.get('label') ?? null) === null) values.set('label', field.label);
  values.set('settings', fieldSettings(values.get('settings'), field.type));
}

/** `FieldStorageConfig::__construct()`. */
function checkStorage(values: Map<Key, Value>): void {
  const name = textAt(values, 'field_name');
  if (name === '') throw fieldError('Attempt to create a field storage without a field name.');
  if (!/^[_a-z]+[_a-z0-9]*$/.test(name)) {
    throw fieldError(
      `Attempt to create a field storage ${name} with invalid characters. Only lowercase alphanumeric characters and underscores are allowed, and only lowercase letters and underscore are allowed as the first character`,
    );
  }
  if (textAt(values, 'type') === '') throw fieldError(`Attempt to create a field storage ${name} with no type.`);
  if (textAt(values, 'entity_type') === '') {
    throw fieldError(`Attempt to create a field storage ${name} with no entity_type.`);
  }
}

/** `FieldStorageConfig::NAME_MAX_LENGTH`. */
const NAME_LENGTH = 32;

/** `FieldStorageConfig::preSave()`. */
function storagePreSave(values: Map<Key, Value>, { site, original }: ConfigSave): void {
  const name = textAt(values, 'field_name');
  const entityType = textAt(values, 'entity_type');
  const type = textAt(values, 'type');
  values.set('settings', storageSettings(values.get('settings'), type));
  if (original) {
    checkUnchanged(values, original);
    return;
  }
  if (name.length > NAME_LENGTH) {
    throw fieldError(`Attempt to create a field storage with an name longer than ${NAME_LENGTH} characters: ${name}`);
  }
  if (site.entityTypes.get(entityType)?.baseFields.has(name)) {
    throw fieldError(`Attempt to create field storage ${name} which is reserved by entity type ${entityType}.`);
  }
  const fieldType = site.fieldTypes.get(type);
  values.set('module', fieldType?.provider ?? null);
}

function checkUnchanged(values: ConfigValues, original: ConfigValues): void {
  const id = textAt(values, 'id');
  const type = textAt(original, 'type');
  const entityType = textAt(original, 'entity_type');
  if (textAt(values, 'type') !== type) {
    throw fieldError(
      `Cannot change the field type for an existing field storage. The field storage ${id} has the type ${type}.`,
    );
  }
  if (textAt(values, 'entity_type') !== entityType) {
    throw fieldError(
      `Cannot change the entity type for an existing field storage. The field storage ${id} has the type ${entityType}.`,
    );
  }
}

/** `Role::preSave()`: new roles come last, and permissions are in order. */
function rolePreSave(values: Map<Key, Value>, { configuration }: ConfigSave): void {
  values.set('permissions', textsAt(values, 'permissions').toSorted());
  if ((values.get('weight') ?? null) !== null) return;
  const weights = configuration
    .names('user.role')
    .map((name) => configurationAt(configuration.get(name), 'weight') ?? null)
    .map((weight) => (weight === null || isArray(weight) ? 0 : Number(toInt(weight))));
  values.set(
    'weight',
    weights.reduce((max, weight) => (max > weight ? max : weight + 1), 0),
  );
}

/** Roles that everybody has, or nobody: there are no actions for them. */
const LOCKED_ROLES = new Set(['anonymous', 'authenticated']);

/** `user_user_role_insert()`: an action to give a role to users, and one to take it away. */
function makeRoleActions(values: ConfigValues, { saveOther, configuration }: ConfigSave): void {
  const role = textAt(values, 'id');
  if (LOCKED_ROLES.has(role)) return;
  const label = textAt(values, 'label');
  const actions = [
    { plugin: 'user_add_role_action', label: `Add the ${label} role to the selected user(s)` },
    { plugin: 'user_remove_role_action', label: `Remove the ${label} role from the selected user(s)` },
  ];
  for (const { plugin, label } of actions) {
    const id = `${plugin}.${role}`;
    if (configuration.get(`system.action.${id}`) !== undefined) continue;
    saveOther('action', mapping({ id, type: 'user', label, configuration: { rid: role }, plugin }));
  }
}
