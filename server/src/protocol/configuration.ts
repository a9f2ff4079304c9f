import type { Connection } from 'vscode-languageserver';
import { defaultSettings, readSeverities, type ValidationSettings } from '../service/settings.ts';
import { uriOfFile } from './files.ts';

/** The section of the user's settings. */
export const section = 'migrateWorkbench';

/** Severities of rules: from the client's start-up, pushed by it, or asked of it for each folder. */
export class Configuration {
  private base: ValidationSettings = defaultSettings;
  private readonly byFolder = new Map<string, ValidationSettings>();

  /** @param pull whether the client can be asked */
  constructor(
    private readonly connection: Connection,
    private readonly pull: () => boolean,
  ) {}

  /** Takes `initializationOptions`: `{ severities }`. */
  initialize(options: unknown): void {
    this.base = { ...defaultSettings, severities: readSeverities(property(options, 'severities')) };
  }

  /** Takes what `workspace/didChangeConfiguration` brings, for clients that cannot be asked. */
  push(settings: unknown): void {
    const rules = property(property(settings, section), 'rules');
    if (rules !== undefined) this.base = { ...defaultSettings, severities: readSeverities(rules) };
  }

  /** Asks the client for the settings of folders. */
  async refresh(folders: readonly string[]): Promise<void> {
    if (!this.pull()) return;
    const found: unknown[] = await this.connection.workspace.getConfiguration(
      folders.map((folder) => ({ scopeUri: uriOfFile(folder), section })),
    );
    this.byFolder.clear();
    for (const [at, folder] of folders.entries()) {
      const severities = { ...this.base.severities, ...readSeverities(property(found[at], 'rules')) };
      this.byFolder.set(folder, { ...this.base, severities });
    }
  }

  /** The settings of a folder; without one, those of the user. */
  of(folder: string | undefined): ValidationSettings {
    return (folder === undefined ? undefined : this.byFolder.get(folder)) ?? this.base;
  }
}

/** A property of data of any shape. */
export function property(value: unknown, name: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, name)) return undefined;
  return Object.entries(value).find(([key]) => key === name)?.[1];
}
