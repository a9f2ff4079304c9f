import type { ProcessFactory } from '../process.ts';
import { phpCall } from './php-call.ts';

/** Names that changed; each stands between commas. */
const RENAMED: readonly (readonly [string, string])[] = [
  ['create blog entries', 'create blog content'],
  ['edit own blog entries', 'edit own blog content'],
  ['edit any blog entry', 'edit any blog content'],
  ['delete own blog entries', 'delete own blog content'],
  ['delete any blog entry', 'delete any blog content'],
  ['create forum topics', 'create forum content'],
  ['delete any forum topic', 'delete any forum content'],
  ['delete own forum topics', 'delete own forum content'],
  ['edit any forum topic', 'edit any forum content'],
  ['edit own forum topics', 'edit own forum content'],
];

/** `Drupal\system\Plugin\migrate\process\d6\SystemUpdate7000`. */
const factory: ProcessFactory = (_configuration, { services }) => {
  const call = phpCall(services);
  const patterns = RENAMED.map(([old]) => `/(?<=^|, )${old}(?=,|$)/`);
  const names = RENAMED.map(([, name]) => name);
  return { transform: (value) => call('preg_replace', [patterns, names, value]) };
};

export default factory;
