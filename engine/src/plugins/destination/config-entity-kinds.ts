import { isMissingPermission } from '../../entity/config/permissions.ts';
import { mapping } from '../../entity/config/values.ts';
import { stringOf, toBoolean } from '../../php/casts.ts';
import { arrayFrom, elementAt, isArray, type Key, toJson, type Value, valuesOf } from '../../php/value.ts';
import type { Row } from '../../pipeline/row.ts';
import type { EntityType } from '../../site/model.ts';
import type { DestinationServices } from '../destination.ts';
import { MessageLevel, MigrateException, RowStatus } from '../exceptions.ts';
import { addBundleField } from './body-field.ts';
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
    }
    // A row that names none takes them all away.
    row.setDestinationProperty(
      'permissions',
      permissions.filter((name) => !missing.includes(name)),
    );
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

  /** With `create_body` the type gets a body. */
  override import(row: Row, oldDestinationIds: readonly Value[]): readonly Value[] {
    const ids = super.import(row, oldDestinationIds);
    if (!toBoolean(row.destinationProperty('create_body') ?? null)) return ids;
    const { configEntities } = this.services;
    if (!configEntities.load('field_storage_config', 'node.body')) {
      const storage = mapping({ field_name: 'body', type: 'text_with_summary', entity_type: 'node' });
      configEntities.save('field_storage_config', configEntities.create('field_storage_config', storage), undefined);
    }
    addBundleField(
      {
        entityType: 'node',
        bundle: stringOf(ids[0] ?? null),
        name: 'body',
        field: {
          label: toJson(row.destinationProperty('create_body_label') ?? null),
          settings: { display_summary: true, allowed_formats: [] },
        },
        form: { type: 'text_textarea_with_summary' },
        view: { label: 'hidden', type: 'text_default' },
        teaser: { label: 'hidden', type: 'text_summary_or_trimmed' },
      },
      this.services,
    );
    return ids;
  }
}

/** `EntityCommentType`: every type gets a body. */
class CommentTypeDestination extends ConfigEntityDestination {
  override import(row: Row, oldDestinationIds: readonly Value[]): readonly Value[] {
    const ids = super.import(row, oldDestinationIds);
    if (!this.services.configEntities.load('field_storage_config', 'comment.comment_body')) return ids;
    addBundleField(
      {
        entityType: 'comment',
        bundle: stringOf(ids[0] ?? null),
        name: 'comment_body',
        field: { label: 'Comment', required: true },
        form: { type: 'text_textarea' },
        view: { label: 'hidden', type: 'text_default', weight: 0 },
      },
      this.services,
    );
    return ids;
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

/** `EntityImageStyle`: each effect gets a new uuid, which is its key. */
class ImageStyleDestination extends ConfigEntityDestination {
  protected override finish(properties: Properties): Properties {
    const effects = properties.get('effects');
    if (effects === undefined || !isArray(effects)) return properties;
    return new Map(properties).set('effects', arrayFrom(valuesOf(effects).map(withUuid)));
  }
}

function withUuid(effect: Value): readonly [string, Value] {
  const uuid = crypto.randomUUID();
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
  comment_type: CommentTypeDestination,
  image_style: ImageStyleDestination,
  node_type: NodeTypeDestination,
  search_page: SearchPageDestination,
  taxonomy_vocabulary: VocabularyDestination,
  user_role: RoleDestination,
};
