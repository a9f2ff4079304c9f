import { isMissingPermission } from '../../entity/config/permissions.ts';
import { stringOf } from '../../php/casts.ts';
import { arrayFrom, elementAt, isArray, type Key, type Value, valuesOf } from '../../php/value.ts';
import type { Row } from '../../pipeline/row.ts';
import type { EntityType } from '../../site/model.ts';
import type { DestinationServices } from '../destination.ts';
import { MessageLevel, MigrateException, RowStatus } from '../exceptions.ts';
import { ConfigEntityDestination } from './config-entity.ts';

type Properties = ReadonlyMap<Key, Value>;

type Constructor = new (
  entityType: EntityType,
  options: ReadonlyMap<Key, Value>,
  services: DestinationServices,
) => ConfigEntityDestination;

/** `EntityUserRole`: permissions that do not exist are left out, with a warning. */
class RoleDestination extends ConfigEntityDestination {
  override import(row: Row, oldDestinationIds: readonly Value[]): readonly Value[] {
    const given = row.destinationProperty('permissions') ?? null;
    const permissions = isArray(given) ? valuesOf(given).map(stringOf) : [];
    const { configuration, modules } = this.services.site;
    const missing = permissions.filter((name) => isMissingPermission(name, configuration, modules));
    if (missing.length > 0) {
      const names = missing.toSorted().join("', '");
      this.services.messages.save(row, `Permission(s) '${names}' not found.`, MessageLevel.Warning);
      row.setDestinationProperty(
        'permissions',
        permissions.filter((name) => !missing.includes(name)),
      );
    }
    return super.import(row, oldDestinationIds);
  }
}

/** Texts that are NULL rather than empty. */
function withoutBlank(properties: Properties, names: readonly string[]): Properties {
  const values = new Map(properties);
  for (const name of names) {
    const value = values.get(name);
    if (typeof value === 'string' && value.trim() === '') values.set(name, null);
  }
  return values;
}

/** `EntityNodeType`. */
class NodeTypeDestination extends ConfigEntityDestination {
  protected override finish(properties: Properties): Properties {
    return withoutBlank(properties, ['description', 'help']);
  }
}

/** `EntityTaxonomyVocabulary`. */
class VocabularyDestination extends ConfigEntityDestination {
  protected override finish(properties: Properties): Properties {
    return withoutBlank(properties, ['description']);
  }
}

/** `EntityBaseFieldOverride`: found by its parts. */
class BaseFieldOverrideDestination extends ConfigEntityDestination {
  protected override existingId(row: Row, [old = null]: readonly Value[]): string {
    if (old !== null) return stringOf(old);
    const parts = ['entity_type', 'bundle', 'field_name'].map((name) => row.destinationProperty(name) ?? null);
    return parts.map((part) => (isArray(part) ? '' : stringOf(part))).join('.');
  }
}

/** `EntityBlock`: found by plugin and theme. */
class BlockDestination extends ConfigEntityDestination {
  protected override existingId(row: Row, [old = null]: readonly Value[]): string {
    if (old !== null) return stringOf(old);
    const { configEntities } = this.services;
    const found = ['plugin', 'theme'].map((name) =>
      configEntities.find('block', name, stringOf(row.destinationProperty(name) ?? null)),
    );
    const [plugins = [], themes = []] = found;
    return plugins.find((id) => themes.includes(id)) ?? '';
  }
}

/** `EntityImageStyle`: each effect gets a uuid, which is its key. */
class ImageStyleDestination extends ConfigEntityDestination {
  protected override finish(properties: Properties): Properties {
    const effects = properties.get('effects');
    if (effects === undefined || !isArray(effects)) return properties;
    return new Map(properties).set('effects', arrayFrom(valuesOf(effects).map(withUuid)));
  }
}

function withUuid(effect: Value): readonly [string, Value] {
  const given = isArray(effect) ? elementAt(effect, 'uuid') : undefined;
  const uuid = typeof given === 'string' ? given : crypto.randomUUID();
  const at = (name: string, otherwise: Value) => (isArray(effect) ? (elementAt(effect, name) ?? otherwise) : otherwise);
  return [
    uuid,
    new Map<Key, Value>([
      ['uuid', uuid],
      ['id', at('id', null)],
      ['weight', at('weight', 0)],
      ['data', at('data', [])],
    ]),
  ];
}

/** `EntitySearchPage`: the page of a module that is off is ignored. */
class SearchPageDestination extends ConfigEntityDestination {
  override import(row: Row, oldDestinationIds: readonly Value[]): readonly Value[] {
    const module = stringOf(row.destinationProperty('module') ?? null);
    if (this.services.site.modules?.has(module) ?? true) return super.import(row, oldDestinationIds);
    throw new MigrateException(
      `Search module '${module}' is not enabled on this site.`,
      MessageLevel.Informational,
      RowStatus.Ignored,
    );
  }
}

/** Configuration entity types whose destinations differ from the plain one, by type. */
export const configEntityKinds: Readonly<Record<string, Constructor>> = {
  base_field_override: BaseFieldOverrideDestination,
  block: BlockDestination,
  image_style: ImageStyleDestination,
  node_type: NodeTypeDestination,
  search_page: SearchPageDestination,
  taxonomy_vocabulary: VocabularyDestination,
  user_role: RoleDestination,
};
