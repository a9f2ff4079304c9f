import { testEntities, testSite } from '../../entity/testing.ts';
import { fromJson, type Json, type Key, type Value } from '../../php/value.ts';
import { Row, type RowIdMap } from '../../pipeline/row.ts';
import type { SiteModel } from '../../site/model.ts';
import { createCatalogue } from '../catalogue.ts';
import type { DestinationPlugin, DestinationServices } from '../destination.ts';
import { RowStatus } from '../exceptions.ts';
import { loadDestination } from '../implementations.ts';

type Values = Readonly<Record<string, Json>>;

const catalogue = createCatalogue();

function unused(): never {
  throw new Error('Destinations have no use for this service.');
}

/** Entities and configuration in memory, and destinations over them, made as a run makes them. */
export function destinationWorld(base: SiteModel = testSite()) {
  const world = testEntities(base);
  const messages: string[] = [];
  const stored = new Map<string, Value>();
  const services: DestinationServices = {
    clock: world.clock,
    site: world.site,
    entities: world.service,
    configuration: world.configuration,
    configEntities: world.service.configEntities,
    keyValue: { set: (collection, name, value) => void stored.set(`${collection} ${name}`, value) },
    messages: {
      save: (_row, message) => void messages.push(message),
      display: (message) => void messages.push(message),
    },
    lookup: { lookup: unused, createStub: unused, isMapped: unused },
    resources: { resolve: unused, open: unused },
    files: {
      ...world.files,
      write: async (_content, uri) => uri,
      exists: unused,
      isFile: unused,
      isSame: unused,
      read: unused,
      copy: unused,
      download: unused,
      prepareDirectory: unused,
      size: (uri) => world.files.size(uri),
      imageSize: (uri) => world.files.imageSize(uri),
      delete: (uri) => world.files.delete(uri),
    },
  };
  const build = async (id: string, options: Values = {}): Promise<DestinationPlugin> => {
    const { factory, derivative } = await loadDestination(id, catalogue);
    const configuration = new Map(Object.entries(options).map(([name, value]) => [name, fromJson(value)] as const));
    return factory(configuration, { derivative, migration: { id: 'm' }, services });
  };
  return { ...world, services, messages, stored, build };
}

/** A row with these destination properties, by the names that a process section has. */
export function destinationRow(
  values: Values,
  more: { empty?: readonly string[]; stub?: boolean; map?: Partial<RowIdMap> } = {},
): Row {
  const row = new Row(new Map<Key, Value>([['id', 1]]), new Map(), new Map([['id', new Map()]]), more.stub);
  for (const [name, value] of Object.entries(values)) row.setDestinationProperty(name, fromJson(value));
  for (const name of more.empty ?? []) row.setEmptyDestinationProperty(name);
  if (more.map) row.setIdMap({ originalHash: '', hash: '', sourceRowStatus: RowStatus.NeedsUpdate, ...more.map });
  return row;
}
