import type { DrupalVersion } from './model.ts';

/** The version of Drupal that is described and nearest to this one: 10.6 for all before 11 and where it is not known, else 11.4. */
export function describedVersion(version: string | undefined): DrupalVersion {
  return Number.parseInt(version ?? '10', 10) >= 11 ? '11.4' : '10.6';
}
