import { type DisplayType, newDisplay, withComponent, withoutComponent } from '../../entity/config/displays.ts';
import { valuesFrom } from '../../entity/config/values.ts';
import { stringOf, toBoolean } from '../../php/casts.ts';
import { isArray, type Key, type Value } from '../../php/value.ts';
import type { IdDefinitions, Row } from '../../pipeline/row.ts';
import type { DestinationFactory, DestinationPlugin, DestinationServices } from '../destination.ts';
import { RollbackAction } from '../exceptions.ts';

const STRING: ReadonlyMap<Key, Value> = new Map([['type', 'string']]);

/** How a field is shown, or entered, in one display: `ComponentEntityDisplayBase`. A rollback changes nothing. */
export class ComponentDisplayDestination implements DestinationPlugin {
  readonly supportsRollback = false;

  constructor(
    private readonly type: DisplayType,
    private readonly mode: 'view_mode' | 'form_mode',
    private readonly services: DestinationServices,
  ) {}

  ids(): IdDefinitions {
    return new Map(['entity_type', 'bundle', this.mode, 'field_name'].map((name) => [name, STRING] as const));
  }

  fields(): ReadonlyMap<string, string> {
    return new Map();
  }

  rollbackAction(): RollbackAction {
    return RollbackAction.Delete;
  }

  import(row: Row): readonly Value[] {
    const ids = [...this.ids().keys()].map((name) => row.destinationProperty(name) ?? null);
    const [entityType = '', bundle = '', mode = '', field = ''] = ids.map((id) => (isArray(id) ? '' : stringOf(id)));
    const { configEntities, site } = this.services;
    const id = `${entityType}.${bundle}.${mode}`;
    const existing = configEntities.load(this.type, id);
    const display = existing ?? configEntities.create(this.type, newDisplay(this.type, entityType, bundle, mode, site));
    const options = valuesFrom(row.destinationProperty('options') ?? null);
    const changed = toBoolean(row.destinationProperty('hidden') ?? null)
      ? withoutComponent(display, field)
      : withComponent(this.type, display, field, options, site);
    configEntities.save(this.type, changed, existing ? id : undefined);
    return ids;
  }

  rollback(): void {}
}

/** The factory of the destination for one kind of displays. */
export function componentDisplay(type: DisplayType, mode: 'view_mode' | 'form_mode'): DestinationFactory {
  return (_options, { services }) => new ComponentDisplayDestination(type, mode, services);
}
