import { stringOf, toBoolean } from '../../php/conversion.ts';
import type { ProcessFactory } from '../process.ts';

/** Languages of content without a language, which every site has. */
const LOCKED_LANGUAGES: ReadonlySet<string> = new Set(['und', 'zxx']);

/** `Drupal\user\Plugin\migrate\process\UserLangcode`. */
const factory: ProcessFactory = (configuration, { services: { site } }) => {
  const fallback = toBoolean(configuration.get('fallback_to_site_default') ?? true) ? site.defaultLangcode : 'en';
  return {
    transform: (value) => {
      if (!toBoolean(value)) return fallback;
      const langcode = stringOf(value);
      return site.languages.includes(langcode) || LOCKED_LANGUAGES.has(langcode) ? value : site.defaultLangcode;
    },
  };
};

export default factory;
