const VERSION_CONSTANT = /\bconst\s+VERSION\s*=\s*'([^']+)'/;
const CORE_PACKAGES = new Set(['drupal/core', 'drupal/core-recommended', 'drupal/drupal']);

/** The version that `core/lib/Drupal.php` states. */
export function versionOfDrupalPhp(text: string): string | undefined {
  return VERSION_CONSTANT.exec(text)?.[1];
}

/** The version of Drupal core that a `composer.lock` has, `undefined` for any other text. */
export function versionOfComposerLock(text: string): string | undefined {
  let lock: unknown;
  try {
    lock = JSON.parse(text);
  } catch {
    // A lock file that Composer could not read either says nothing about the version.
    return undefined;
  }
  const packages = typeof lock === 'object' && lock !== null && 'packages' in lock ? lock.packages : [];
  for (const entry of Array.isArray(packages) ? (packages as readonly unknown[]) : []) {
    if (typeof entry !== 'object' || entry === null || !('name' in entry) || !('version' in entry)) continue;
    if (typeof entry.name === 'string' && CORE_PACKAGES.has(entry.name) && typeof entry.version === 'string') {
      return entry.version.replace(/^v/, '');
    }
  }
  return undefined;
}
