import { mainValueOf } from '../../entity/main-value.ts';
import { sampleValue } from '../../entity/sample-values.ts';
import { stringOf, toBoolean } from '../../php/casts.ts';
import type { PhpArray, Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Row } from '../../pipeline/row.ts';
import type { DestinationFactory } from '../destination.ts';
import { MigrateException, RollbackAction } from '../exceptions.ts';
import type { Maybe, StoredEntity } from '../services.ts';
import { ContentEntityDestination } from './content-entity.ts';

const URI_LENGTH = 255;

/** `Drupal\file\Plugin\migrate\destination\EntityFile`. */
export class FileDestination extends ContentEntityDestination {
  override import(row: Row, oldDestinationIds: readonly Value[]): Maybe<PhpArray | boolean> {
    if (row.isStub) return super.import(row, oldDestinationIds);
    const uri = mainValueOf(row.destinationProperty('uri') ?? null);
    if (!toBoolean(uri)) throw new MigrateException('Destination property uri not provided');
    return andThen(this.withUri(stringOf(uri)), (existing) =>
      existing ? this.keep(existing) : super.import(row, oldDestinationIds),
    );
  }

  /** A stub has a URI of its own and an empty file there. */
  protected override processStub(row: Row): Maybe<void> {
    const uri = row.destinationProperty('uri') ?? null;
    if (toBoolean(uri)) return super.processStub(row);
    const field = this.entityType.baseFields.get('uri');
    const sample = field ? stringOf(sampleValue(field, Math.random)) : '';
    const made = `public://${sample.replace(/^[a-z]+:\/\//i, '')}`.slice(0, URI_LENGTH);
    return this.services.files.write(new Uint8Array(), made, 'replace').then((written) => {
      row.setDestinationProperty('uri', written);
      return super.processStub(row);
    });
  }

  private withUri(uri: string): Maybe<StoredEntity | undefined> {
    const { entities } = this.services;
    return andThen(entities.find('file', 'uri', 'value', uri), (ids) => this.firstWithUri(ids, uri));
  }

  /** The storage compares without regard to case, the column of URIs does not. */
  private firstWithUri(ids: readonly (string | number)[], uri: string): Maybe<StoredEntity | undefined> {
    const [id, ...others] = ids;
    if (id === undefined) return undefined;
    return andThen(this.services.entities.load('file', id), (file) =>
      file?.fields.uri?.[0]?.value === uri ? file : this.firstWithUri(others, uri),
    );
  }

  /** It is saved as it is, which only looks at the file's size again. */
  private keep(existing: StoredEntity): Maybe<readonly Value[]> {
    this.action = RollbackAction.Delete;
    const draft = { type: 'file', bundle: 'file', values: new Map() };
    return andThen(this.services.entities.save(draft, existing), () => [String(existing.id)]);
  }
}

/** `entity:file`. */
const factory: DestinationFactory = (configuration, context) => {
  const type = context.services.site.entityTypes.get('file');
  if (!type) throw new Error('The site model has no file entity type.');
  return new FileDestination(type, configuration, context.services);
};

export default factory;
