import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Definition } from '@migrate-workbench/engine/definition/definition.ts';
import { readDefinition } from '@migrate-workbench/engine/definition/read.ts';
import { fromJson, type Json, type Value } from '@migrate-workbench/engine/php/value.ts';
import { createCatalogue } from '@migrate-workbench/engine/plugins/catalogue.ts';
import { createSiteModel } from '@migrate-workbench/engine/site/site-model.ts';
import { TextDocument } from 'vscode-languageserver-textdocument';
import type { TextEdit } from 'vscode-languageserver-types';
import type { Knowledge } from './knowledge.ts';
import { Plugins } from './plugins.ts';
import { WorkspaceIndex } from './workspace.ts';

// Builders for the tests of the service.

const plugins = new Plugins(createCatalogue());
const folder = join(import.meta.dirname, 'rules/fixtures/workspace');

/** A site of which everything is known: pages with a title, a link and a photo. */
const configuration: Readonly<Record<string, Json>> = {
  'system.site': { default_langcode: 'en' },
  'node.type.page': { type: 'page', name: 'Page' },
  'field.storage.node.field_link': { field_name: 'field_link', entity_type: 'node', type: 'link', cardinality: 1 },
  'field.field.node.page.field_link': field('field_link', 'link'),
  'field.storage.node.field_photo': { field_name: 'field_photo', entity_type: 'node', type: 'image', cardinality: 1 },
  'field.field.node.page.field_photo': field('field_photo', 'image'),
};

function field(name: string, type: string): Json {
  return { field_name: name, entity_type: 'node', bundle: 'page', field_type: type, label: name, required: false };
}

function definitionsOf(root: string): readonly Definition[] {
  const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.yml'));
  return files.map((file) => readDefinition(`/workspace/${file}`, readFileSync(join(root, file), 'utf8')));
}

const files = new WorkspaceIndex(definitionsOf(folder));
const knownSite = createSiteModel(
  new Map(Object.entries(configuration).map(([name, value]): [string, Value] => [name, fromJson(value)])),
);
const unknownSite = createSiteModel(new Map());

/** What the tests know: the catalogue, the files of `rules/fixtures/workspace`, and a site or none. */
export function knowledgeOf({ siteKnown = false, workspace = files } = {}): Knowledge {
  return { plugins, site: siteKnown ? knownSite : unknownSite, workspace };
}

/** A text after edits. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  return TextDocument.applyEdits(TextDocument.create('test:', 'yaml', 0, text), [...edits]);
}
