import type { Definition, DefinitionKind, PluginSection } from './definition.ts';
import { kindOf } from './kind.ts';
import { readProcess } from './pipeline.ts';
import { constantsOf, referenceOf, referencesOf } from './references.ts';
import { child, entryOf, type MappingNode, type Node, type ParsedYaml, stringOf } from './syntax.ts';
import { parseYaml } from './yaml.ts';

/**
 * Reads one file: its tree, and what the Migrate API finds in it. A file whose path says nothing is read as a migration plugin.
 * Never throws: what is missing or of the wrong type is absent from the result.
 */
export function readDefinition(file: string, content: string | ParsedYaml): Definition {
  const yaml = typeof content === 'string' ? parseYaml(content) : content;
  const root = yaml.root?.kind === 'mapping' ? yaml.root : undefined;
  return readRoot(file, kindOf(file) ?? 'plugin', yaml, root);
}

function readRoot(file: string, kind: DefinitionKind, yaml: ParsedYaml, root: MappingNode | undefined): Definition {
  const source = readPlugin(root, 'source');
  const process = entryOf(root, 'process');
  const dependencies = child(root, 'migration_dependencies');
  const shared = kind === 'group' ? child(root, 'shared_configuration') : undefined;
  return {
    file,
    kind,
    yaml,
    root,
    id: referenceOf(child(root, 'id')),
    label: stringOf(child(root, 'label')),
    group: referenceOf(child(root, 'migration_group')),
    tags: referencesOf(child(root, 'migration_tags')),
    includes: referencesOf(child(root, 'include')),
    disabled: kind === 'configuration' && isFalse(child(root, 'status')),
    source,
    constants: constantsOf(source?.configuration),
    process: process === undefined ? undefined : readProcess(process, process.value),
    destination: readPlugin(root, 'destination'),
    dependencies: {
      required: referencesOf(child(dependencies, 'required')),
      optional: referencesOf(child(dependencies, 'optional')),
    },
    shared: shared?.kind === 'mapping' ? readRoot(file, 'shared', yaml, shared) : undefined,
  };
}

function readPlugin(root: MappingNode | undefined, name: string): PluginSection | undefined {
  const entry = entryOf(root, name);
  if (entry === undefined) return undefined;
  const configuration = entry.value.kind === 'mapping' ? entry.value : undefined;
  return { entry, plugin: referenceOf(child(configuration, 'plugin')), configuration };
}

/** Whether PHP takes a configuration entity's status for false. */
function isFalse(node: Node | undefined): boolean {
  return node?.value === false || node?.value === 0 || node?.value === '0';
}
