import bcrypt from 'bcryptjs';
import { mainValueOf } from '../../entity/main-value.ts';
import { sampleUserName, sampleValue } from '../../entity/sample-values.ts';
import { stringOf } from '../../php/casts.ts';
import { looseEquals } from '../../php/comparison.ts';
import type { Key, PhpArray, Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Row } from '../../pipeline/row.ts';
import type { EntityType } from '../../site/model.ts';
import type { DestinationFactory } from '../destination.ts';
import type { EntityDraft, Maybe, StoredEntity } from '../services.ts';
import { ContentEntityDestination, type EntityDestinationServices } from './content-entity.ts';

/** What PHP's `password_hash()` spends. */
const COST = 10;
/** `UserInterface::USERNAME_MAX_LENGTH`. */
const NAME_LENGTH = 60;

/** `Drupal\user\Plugin\migrate\destination\EntityUser`. */
export class UserDestination extends ContentEntityDestination {
  /** Only the presence of the key counts, NULL excepted. */
  private readonly md5Passwords: boolean;

  constructor(entityType: EntityType, configuration: ReadonlyMap<Key, Value>, services: EntityDestinationServices) {
    super(entityType, configuration, services);
    this.md5Passwords = (configuration.get('md5_passwords') ?? null) !== null;
  }

  override import(row: Row, oldDestinationIds: readonly Value[]): Maybe<PhpArray | boolean> {
    if (looseEquals(row.destinationProperty('uid') ?? null, 1)) row.removeDestinationProperty('pass');
    return super.import(row, oldDestinationIds);
  }

  /**
   * With `md5_passwords` whatever is going to be stored is hashed again, a hash of an earlier import included. The new
   * password of user 1, who was found through the map, is hashed as that of any user is.
   */
  protected override finishDraft(draft: EntityDraft, original: StoredEntity | undefined): Maybe<EntityDraft> {
    const stored = original?.fields.pass?.[0]?.value ?? '';
    const given = draft.values.get('pass');
    const pass = given === undefined ? String(stored) : stringOf(mainValueOf(given));
    if (original?.id === 1) return pass.trim() === '' || pass === stored ? draft : withPassword(draft, pass, '');
    return this.md5Passwords ? withPassword(draft, pass, 'U') : draft;
  }

  protected override processStub(row: Row): Maybe<void> {
    return andThen(super.processStub(row), () => {
      const mail = this.services.site.fields('user').get('mail');
      row.setDestinationProperty('name', sampleUserName(Math.random).slice(0, NAME_LENGTH));
      if (mail) row.setDestinationProperty('mail', sampleValue(mail, Math.random));
    });
  }
}

async function withPassword(draft: EntityDraft, password: string, mark: string): Promise<EntityDraft> {
  const hash = await bcrypt.hash(password, COST);
  return { ...draft, values: new Map(draft.values).set('pass', mark + hash.replace('$2b$', '$2y$')) };
}

/** `entity:user`. */
const factory: DestinationFactory = (configuration, context) => {
  const type = context.services.site.entityTypes.get('user');
  if (!type) throw new Error('The site model has no user entity type.');
  return new UserDestination(type, configuration, context.services);
};

export default factory;
