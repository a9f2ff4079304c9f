import { debugType, stringOf, toBoolean } from '../../php/conversion.ts';
import { PhpError, PhpException } from '../../php/errors.ts';
import { splitUrl } from '../../php/functions/url.ts';
import { isArray, PhpObject } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { type FoundUrl, findUrl } from './path-validator.ts';
import { isExternal, parseUrl } from './url-path.ts';

/** Texts that stand for no path. */
const SPECIAL: ReadonlyMap<string, string> = new Map([
  ['', 'route:<nolink>'],
  ['0', 'route:<nolink>'],
  ['<nolink>', 'route:<nolink>'],
  ['<none>', 'route:<nolink>'],
  ['<button>', 'route:<button>'],
]);

/** `Drupal\menu_link_content\Plugin\migrate\process\LinkUri`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const validates = toBoolean(
    configuration.get('validate_route') ?? (configuration.has('validate_route') ? null : true),
  );
  return {
    transform: (value) => {
      if (isArray(value) || value instanceof PhpObject) {
        throw new PhpError(
          'TypeError',
          `ltrim(): Argument #1 ($string) must be of type string, ${debugType(value)} given`,
        );
      }
      const path = stringOf(value).replace(/^\/+/, '');
      const parts = splitUrl(path);
      if (parts === undefined || parts.has('scheme')) return path;
      const special = SPECIAL.get(path);
      if (special !== undefined) return special;
      const uri = path === '<front>' ? 'internal:/' : `internal:/${path}`;
      return andThen(internalUrl(uri, services), (found) => {
        if (found) return entityUri(found) ?? uri;
        if (validates) throw new MigrateException(`The path "${uri}" failed validation.`);
        return `base:${parseUrl(path).path}`;
      });
    },
  };
};

/** @throws PhpException InvalidArgumentException for an address behind `internal:` */
function internalUrl(uri: string, services: Parameters<typeof findUrl>[1]) {
  const { path } = parseUrl(uri.slice('internal:/'.length));
  if (isExternal(path)) {
    throw new PhpException(
      'InvalidArgumentException',
      `The internal path component '${path}' is external. You are not allowed to specify an external URL together with internal:/.`,
    );
  }
  return findUrl(path === '' ? '<front>' : path, services);
}

/** `entity:TYPE/ID` for the page of an entity. */
function entityUri(found: FoundUrl): string | undefined {
  if ('external' in found) return undefined;
  const [, type = ''] = /^entity\.(.*)\.canonical$/s.exec(found.routeName) ?? [];
  const id = found.parameters.get(type);
  return id === undefined ? undefined : `entity:${type}/${id}`;
}

export default factory;
