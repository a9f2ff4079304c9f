import type { Value } from '../php/value.ts';
import { lazyConfiguration } from './configuration.ts';
import type { DrupalVersion, EntityType, FieldDefinition, FieldType, SiteModel } from './model.ts';
import { createSiteModel } from './site-model.ts';

/** Configuration that was changed since the site was read: values by name, `null` for what was deleted. */
export interface ChangedConfiguration {
  /** Another number after every change. */
  readonly version: number;
  changes(): ReadonlyMap<string, Value>;
}

/** The configuration of the site as it was read, with the changes in front. What was read stays unparsed until it is asked for. */
export function withChanges(
  base: ReadonlyMap<string, Value>,
  changes: ReadonlyMap<string, Value>,
): ReadonlyMap<string, Value> {
  if (changes.size === 0) return base;
  const sources = new Map<string, () => Value>();
  for (const name of base.keys()) sources.set(name, () => base.get(name) ?? null);
  for (const [name, value] of changes) {
    if (value === null) sources.delete(name);
    else sources.set(name, () => value);
  }
  return lazyConfiguration(sources);
}

/** The model of a site that migrations change: a content type that one of them makes is there for the next. */
export class LiveSite implements SiteModel {
  private model: SiteModel;
  private version: number | undefined;

  constructor(
    private readonly base: SiteModel,
    private readonly changed: ChangedConfiguration,
  ) {
    this.model = base;
  }

  get known(): boolean {
    return this.base.known;
  }
  get drupalVersion(): DrupalVersion {
    return this.base.drupalVersion;
  }
  get defaultLangcode(): string {
    return this.current().defaultLangcode;
  }
  get languages(): readonly string[] {
    return this.current().languages;
  }
  get timezone(): string {
    return this.current().timezone;
  }
  get entityTypes(): ReadonlyMap<string, EntityType> {
    return this.current().entityTypes;
  }
  get fieldTypes(): ReadonlyMap<string, FieldType> {
    return this.current().fieldTypes;
  }
  get configuration(): ReadonlyMap<string, Value> {
    return this.current().configuration;
  }
  get modules(): ReadonlySet<string> | undefined {
    return this.current().modules;
  }

  fields(entityType: string, bundle?: string): ReadonlyMap<string, FieldDefinition> {
    return this.current().fields(entityType, bundle);
  }

  /** The model is made anew when it is first asked for after a change. */
  private current(): SiteModel {
    const { version } = this.changed;
    if (version === this.version) return this.model;
    this.version = version;
    const changes = this.changed.changes();
    this.model =
      changes.size === 0
        ? this.base
        : createSiteModel(withChanges(this.base.configuration, changes), {
            drupalVersion: this.base.drupalVersion,
            known: this.base.known,
          });
    return this.model;
  }
}
