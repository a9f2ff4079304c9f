import type { OptionSpec } from '@migrate-workbench/engine/plugins/descriptor.ts';
import { CompletionItemKind } from 'vscode-languageserver-types';
import { describeOption } from '../describe.ts';
import { knownMigrations } from '../migrationIds.ts';
import type { AnyPlugin, SectionType } from '../plugins.ts';
import type { Candidate } from './candidate.ts';
import { type Caret, propertyCandidates } from './properties.ts';

/** The options of a plugin that are not there yet, required ones first; `plugin` itself where it is missing. */
export function optionKeys(
  type: SectionType,
  plugin: AnyPlugin | undefined,
  present: ReadonlyMap<string, string>,
): readonly Candidate[] {
  if (plugin === undefined) return present.has('plugin') ? [] : [pluginKey(type)];
  const free = [...plugin.options.values()].filter(({ name, ignored }) => ignored !== true && !present.has(name));
  const sorted = free.sort((a, b) => Number(b.required === true) - Number(a.required === true));
  return sorted.map((option) => ({
    label: option.name,
    kind: CompletionItemKind.Field,
    detail: option.required === true ? 'required' : option.types.join(' or '),
    documentation: describeOption(option, plugin.descriptor),
    opens: opensOf(option),
  }));
}

function pluginKey(type: SectionType): Candidate {
  return { label: 'plugin', kind: CompletionItemKind.Field, detail: `id of the ${type} plugin`, opens: 'value' };
}

function opensOf({ types }: OptionSpec): 'value' | 'block' | 'list' {
  if (types.includes('string') || types.includes('any')) return 'value';
  if (types[0] === 'mapping') return 'block';
  return types[0] === 'sequence' ? 'list' : 'value';
}

/** Values of an option: those allowed, or names of what it refers to. */
export function optionValues(name: string, plugin: AnyPlugin | undefined, caret: Caret): readonly Candidate[] {
  const option = plugin?.options.get(name);
  if (option === undefined) return name === 'source' ? propertyCandidates(caret) : [];
  if (option.allowed !== undefined) return option.allowed.map((value) => valueCandidate(value, option));
  const referred = referredBy(option, caret);
  if (referred.length > 0) return referred;
  return option.types.includes('boolean') ? [true, false].map((value) => valueCandidate(value, option)) : [];
}

function valueCandidate(value: unknown, option: OptionSpec): Candidate {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const detail = value === option.default ? 'default' : undefined;
  return { label: text, kind: CompletionItemKind.EnumMember, detail, literal: typeof value !== 'string' };
}

function referredBy({ reference }: OptionSpec, caret: Caret): readonly Candidate[] {
  const { context } = caret;
  const { workspace, site } = context.knowledge;
  switch (reference) {
    case 'property':
      return propertyCandidates(caret);
    case 'migration':
      return named([...new Set(knownMigrations(workspace))], CompletionItemKind.Reference);
    case 'entity_type':
      return named([...site.entityTypes.keys()], CompletionItemKind.Class);
    case 'bundle':
      return named(
        [...(site.entityTypes.get(context.entityType ?? '')?.bundles.keys() ?? [])],
        CompletionItemKind.Class,
      );
    case 'destination_property':
      return named([...site.fields(context.entityType ?? '', context.bundle).keys()], CompletionItemKind.Field);
    default:
      return [];
  }
}

function named(labels: readonly string[], kind: CompletionItemKind): readonly Candidate[] {
  return labels.map((label) => ({ label, kind }));
}
