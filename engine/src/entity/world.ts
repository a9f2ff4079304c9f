import { andThen, isPromise } from '../pipeline/maybe.ts';
import type {
  Clock,
  ConfigurationService,
  EntityService,
  EntityStorage,
  Maybe,
  RevisionStorage,
} from '../plugins/services.ts';
import type { SiteModel } from '../site/model.ts';
import type { Moment } from './defaults.ts';
import type { EntityFiles, EntityWorld } from './hooks.ts';

/** What an entity service needs besides storage and site. */
export interface EntityDependencies {
  readonly clock: Clock;
  readonly files: EntityFiles;
  readonly revisions: RevisionStorage;
  readonly configuration: ConfigurationService;
}

/** What hooks reach, with a memory of the users that are known to exist: rows name the same few again and again. */
export class World implements EntityWorld {
  readonly clock: Clock;
  readonly files: EntityFiles;
  private readonly known = new Set<string>();
  private last: Moment | undefined;

  constructor(
    readonly storage: EntityStorage,
    readonly site: SiteModel,
    readonly service: EntityService,
    dependencies: EntityDependencies,
  ) {
    this.clock = dependencies.clock;
    this.files = dependencies.files;
  }

  exists(type: string, id: string): Maybe<boolean> {
    if (type === 'user' && id === '0') return true;
    const key = `${type}\0${id}`;
    if (this.known.has(key)) return true;
    return andThen(this.storage.load(type, this.idOf(type, id)), (entity) => {
      if (entity) this.known.add(key);
      return entity !== undefined;
    });
  }

  find(type: string, field: string, property: string, value: string): Maybe<readonly (string | number)[]> {
    const empty = this.storage.isEmpty?.(type) ?? false;
    if (isPromise(empty)) return empty.then((none) => (none ? [] : this.storage.find(type, field, property, value)));
    return empty ? [] : this.storage.find(type, field, property, value);
  }

  /** An id as the storage knows it: a number for integer ids. */
  idOf(type: string, id: string): string | number {
    return this.site.entityTypes.get(type)?.idType === 'string' ? id : Number(id);
  }

  forget(type: string, id: string | number): void {
    this.known.delete(`${type}\0${id}`);
  }

  moment(): Moment {
    const now = this.clock.now();
    if (this.last?.date.getTime() !== now) {
      this.last = { seconds: String(Math.floor(now / 1000)), date: new Date(now) };
    }
    return this.last;
  }
}
