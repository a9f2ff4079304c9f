import { loadWorkspace, type SiteFacts, type Workspace } from '@migrate-workbench/engine/definition/workspace.ts';
import { readAll, type WorkspaceFiles } from '@migrate-workbench/engine/definition/workspace-files.ts';
import { parseYaml } from '@migrate-workbench/engine/definition/yaml.ts';
import type { Value } from '@migrate-workbench/engine/php/value.ts';
import { configPrefixes } from '@migrate-workbench/engine/site/config-prefixes.ts';
import { lazyConfiguration } from '@migrate-workbench/engine/site/configuration.ts';
import { describedVersion } from '@migrate-workbench/engine/site/described-version.ts';
import type { SiteModel } from '@migrate-workbench/engine/site/model.ts';
import { createSiteModel } from '@migrate-workbench/engine/site/site-model.ts';
import { CsvColumns } from './csvColumns.ts';
import type { Knowledge } from './knowledge.ts';
import type { Plugins } from './plugins.ts';
import { WorkspaceIndex } from './workspace.ts';

/** A workspace as it was read, and what the service knows through it. */
export interface LoadedKnowledge {
  readonly workspace: Workspace;
  readonly index: WorkspaceIndex;
  readonly csv: CsvColumns;
  readonly knowledge: Knowledge;
}

/**
 * Reads everything that can be known of the folders of a workspace, through whoever may read them.
 * @param announce called when something has become known later on (the header of a CSV file)
 */
export async function loadKnowledge(
  files: WorkspaceFiles,
  roots: readonly string[],
  plugins: Plugins,
  announce: () => void = () => {},
): Promise<LoadedKnowledge> {
  const workspace = await loadWorkspace(files, roots);
  const site = await loadSite(files, workspace.site);
  const csv = new CsvColumns(files, roots, workspace.site.modules, announce);
  const index = new WorkspaceIndex(inOrder(workspace));
  const knowledge: Knowledge = {
    plugins,
    site,
    workspace: index,
    sourceColumns: (_, option, file) => csv.columns(option, file),
  };
  return { workspace, index, csv, knowledge };
}

/** What modules install first, the site's own configuration last, so that it wins. */
function inOrder({ definitions, site }: Workspace) {
  const isSites = (file: string): boolean => site.siteFolders.some((folder) => file.startsWith(folder));
  return [...definitions.values()].sort((a, b) => Number(isSites(a.file)) - Number(isSites(b.file)));
}

/** Configuration that says what a site is like, by the start of its name; the rest is known by name only. */
const telling: readonly string[] = [
  ...['core.extension', 'system.site', 'system.date', 'core.base_field_override.', 'field.storage.', 'field.field.'],
  ...['node_type', 'taxonomy_vocabulary', 'media_type', 'paragraphs_type', 'block_content_type', 'comment_type'].map(
    prefixOf,
  ),
  ...['configurable_language', 'contact_form', 'shortcut_set', 'menu'].map(prefixOf),
];

function prefixOf(entityType: string): string {
  return `${configPrefixes[entityType]?.prefix ?? entityType}.`;
}

async function loadSite(files: WorkspaceFiles, facts: SiteFacts): Promise<SiteModel> {
  const wanted = [...facts.configuration].filter(([name]) => telling.some((start) => name.startsWith(start)));
  const texts = await readAll(
    files,
    wanted.map(([, file]) => file),
  );
  const sources = [...facts.configuration].map(([name, file]): [string, () => Value] => {
    const text = texts.get(file);
    return [name, () => (text === undefined ? null : (parseYaml(text).root?.value ?? null))];
  });
  return createSiteModel(lazyConfiguration(sources), { drupalVersion: describedVersion(facts.drupalVersion) });
}
