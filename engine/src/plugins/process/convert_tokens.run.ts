import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';

/** Placeholders and their tokens, replaced one after the other. */
const TOKENS: readonly (readonly [string, string])[] = [
  ['!site', '[site:name]'],
  ['!username', '[user:name]'],
  ['!mailto', '[user:mail]'],
  ['!login_uri', '[site:login-url]'],
  ['!uri_brief', '[site:url-brief]'],
  ['!edit_uri', '[user:edit-url]'],
  ['!login_url', '[user:one-time-login-url]'],
  ['!uri', '[site:url]'],
  ['!date', '[date:medium]'],
  ['!password', ''],
];

/** `Drupal\user\Plugin\migrate\process\ConvertTokens`. */
const factory: ProcessFactory = () => ({
  transform: (value) => {
    if (value === null) return '';
    if (typeof value !== 'string') throw new MigrateException('Value must be a string.');
    return TOKENS.reduce((text, [placeholder, token]) => text.replaceAll(placeholder, token), value);
  },
});

export default factory;
