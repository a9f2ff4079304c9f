import { stringOf, toBoolean } from '../../php/conversion.ts';
import { PhpError, PhpException } from '../../php/errors.ts';
import { isInt } from '../../php/integers.ts';
import { fromJson, isArray, type Value, valuesOf } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { MigrateException, PluginNotFoundException } from '../exceptions.ts';
import type { Configuration, ProcessFactory } from '../process.ts';
import type { EntityDocument, Maybe, Services, StoredEntity } from '../services.ts';
import { isOn, option } from './configuration.ts';

/** migrate_plus' `EntityValue`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const type = requiredText(configuration, 'entity_type', 'the entity_value');
  const known = services.site.entityTypes.get(type);
  if (!known && services.site.known) {
    throw new PluginNotFoundException(type, `The "${type}" entity type does not exist.`);
  }
  const field = requiredText(configuration, 'field_name', 'migrate_plus_entity_value');
  const langcode = isOn(configuration, 'langcode') ? stringOf(option(configuration, 'langcode')) : undefined;
  let multiple = false;

  function read(entity: StoredEntity): Value {
    if (known?.kind === 'config') throw configurationError(langcode);
    const fields = documentIn(entity, langcode);
    if (services.site.known && !services.site.fields(type, entity.bundle).has(field)) {
      throw new MigrateException(
        `Got exception reading field value ${field} entity with ID ${entity.id} in migrate_plus_entity_value process plugin:Field ${field} is unknown.`,
      );
    }
    return (fields[field] ?? []).map((item) => fromJson(item));
  }

  return {
    transform: (value) => {
      multiple = isArray(value);
      if (value === null) return [];
      const ids = isArray(value) ? valuesOf(value) : [value];
      return andThen(loadInOrder(services, type, ids, known?.idType === 'string'), (entities) => {
        const all = entities.map(read);
        return isArray(value) ? all : (all[0] ?? []);
      });
    },
    multiple: () => multiple,
  };
};

function requiredText(configuration: Configuration, name: string, plugin: string): string {
  if (isOn(configuration, name)) return stringOf(option(configuration, name));
  throw new PhpException(
    'InvalidArgumentException',
    `'${name}' configuration must be specified for ${plugin} process plugin.`,
  );
}

/** The entities that there are, each once, in the order of their ids. */
function loadInOrder(
  { entities }: Services,
  type: string,
  ids: readonly Value[],
  textIds: boolean,
): Maybe<readonly StoredEntity[]> {
  const wanted = new Set(ids.filter((id) => typeof id === 'string' || isInt(id)).map(stringOf));
  const valid = [...wanted].filter((id) => textIds || /^-?\d+$/.test(id));
  return valid.reduce<Maybe<readonly StoredEntity[]>>(
    (before, id) =>
      andThen(before, (loaded) =>
        andThen(entities.load(type, textIds ? id : Number(id)), (entity) => (entity ? [...loaded, entity] : loaded)),
      ),
    [],
  );
}

function documentIn(entity: StoredEntity, langcode: string | undefined): EntityDocument {
  if (langcode === undefined || langcode === entity.langcode) return entity.fields;
  const { translations } = entity;
  const translation = translations && Object.hasOwn(translations, langcode) ? translations[langcode] : undefined;
  if (translation) return translation;
  throw new PhpException('InvalidArgumentException', `Invalid translation language (${langcode}) specified.`);
}

/** A property of configuration is no field list, on which the plugin calls a method. */
function configurationError(langcode: string | undefined): Error {
  if (toBoolean(langcode ?? null)) {
    return new MigrateException('Langcode can only be used with content entities currently.');
  }
  return new PhpError('Error', 'Call to a member function getValue() on string');
}

export default factory;
