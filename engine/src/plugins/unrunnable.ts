/** Why a plugin that is known cannot be run here, where there is more to say than that it only exists in PHP: by type and id. */
const REASONS: ReadonlyMap<string, string> = new Map([
  ['process service', 'it calls a service of the site’s own PHP, which only a running Drupal has'],
  ['process snippet', 'its steps stand in a file of a module of the site: write them into the pipeline itself'],
  ['process process_field', 'it asks the field plugins of the Drupal upgrade, which only exist in PHP'],
  ['process field_type', 'it asks the field plugins of the Drupal upgrade, which only exist in PHP'],
  ['process filter_id', 'it asks the text filters of the site’s modules, which only a running Drupal has'],
  [
    'process block_settings',
    'it asks the block plugins of the site’s modules for their settings, which only a running Drupal has',
  ],
  ['process block_region', 'it asks the site’s themes for their regions, which only a running Drupal knows'],
]);

/** Why the engine cannot run a plugin that Drupal knows. @param provider the module that has it */
export function unrunnableReason(type: string, id: string, provider: string): string {
  const reason = REASONS.get(`${type} ${id}`) ?? `it is known (module ${provider}) but only exists in PHP`;
  return `${reason}. Give it a stand-in in migrate-workbench.config.mjs, or run this migration on the site itself.`;
}
