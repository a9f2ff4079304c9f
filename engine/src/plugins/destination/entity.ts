import { entityDestinationFacts } from '../../site/field-type-data.ts';
import type { DestinationDescriptor, OptionSpec } from '../descriptor.ts';

const translations: OptionSpec = {
  name: 'translations',
  types: ['boolean'],
  default: false,
  text: 'Rows are translations of entities that exist: `langcode` joins the destination ids. The process section must give both the id and the language.',
};

const noStub: OptionSpec = {
  name: 'no_stub',
  types: ['boolean'],
  default: false,
  text: 'Refuses to make stubs: a lookup that asks for one skips its row.',
};

const overwriteProperties: OptionSpec = {
  name: 'overwrite_properties',
  types: ['sequence'],
  reference: 'destination_property',
  text: 'Of entities that exist, only these properties change. A listed property that the row does not give is cleared.',
};

const validate: OptionSpec = {
  name: 'validate',
  types: ['boolean'],
  default: false,
  text: 'Validates before saving; a row that breaks a constraint fails. Without it even required fields may stay empty.',
};

const defaultBundle: OptionSpec = {
  name: 'default_bundle',
  types: ['string'],
  reference: 'bundle',
  text: 'Bundle of new entities where the row gives none.',
};

/** Options of the destinations of content entities whose type has bundles, and of those without. */
export const contentOptions: readonly OptionSpec[] = [
  defaultBundle,
  translations,
  overwriteProperties,
  validate,
  noStub,
];
export const bundlelessOptions: readonly OptionSpec[] = [translations, overwriteProperties, validate, noStub];

const NOTES: readonly string[] = [
  'Names that are no field of the entity are accepted and lost without a word.',
  'A row that the map knows updates its entity; a field whose pipeline gives NULL is cleared, whole fields only: an empty `body/value` changes nothing.',
  'Rolled back are entities that the migration made; those that existed before stay as the migration left them.',
];

/** The base plugin: `entity:TYPE` for every content entity type. */
export const descriptor: DestinationDescriptor = {
  type: 'destination',
  id: 'entity',
  provider: 'migrate',
  summary: 'Saves entities of one type: nodes, terms, users, files, media, paragraphs and others.',
  options: contentOptions,
  closed: false,
  core: { '10.6': true, '11.4': true },
  notes: [...NOTES, 'An entity type that does not exist makes a destination whose requirements are never met.'],
  supportsRollback: true,
  derivatives: 'entity:ENTITY_TYPE for every entity type',
};

/** Entity types whose destinations have descriptors of their own. */
const OWN = new Set(['user', 'file']);

/** The content entity types that are known, one descriptor each. */
export const descriptors: readonly DestinationDescriptor[] = entityDestinationFacts
  .filter((facts) => facts.kind === 'content' && !OWN.has(facts.type))
  .map((facts) => ({
    ...descriptor,
    id: `entity:${facts.type}`,
    provider: facts.provider,
    summary: `Saves ${facts.type.replaceAll('_', ' ')} entities.`,
    core: facts.core ?? undefined,
    notes: NOTES,
    ids: Object.fromEntries(Object.entries(facts.ids).flatMap(([name, type]) => (type ? [[name, type]] : []))),
    entityType: facts.type,
    derivatives: undefined,
  }));
