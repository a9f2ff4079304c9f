import { looseEquals, stringOf, toBoolean, toInt } from '../../php/conversion.ts';
import { arrayFrom, elementAt, entries, isArray, type Key, type Value } from '../../php/value.ts';
import { andThen } from '../../pipeline/maybe.ts';
import type { Row } from '../../pipeline/row.ts';
import { MigrateSkipRowException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import type { Maybe, Services } from '../services.ts';
import { isOn } from './configuration.ts';
import { eachInOrder } from './in-order.ts';
import { offsetOf } from './offset.ts';

/** `BLOCK_VISIBILITY_PHP` of Drupal 6 and 7. */
const BY_PHP = 2;

/** `Drupal\block\Plugin\migrate\process\BlockVisibility`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const skipsPhp = isOn(configuration, 'skip_php');
  return {
    transform: (value, { row }) => {
      const [old, pages, roles] = [at(value, 0), at(value, 1), at(value, 2)];
      return andThen(toBoolean(roles) ? roleCondition(roles, row, services) : [], (byRole) =>
        arrayFrom([...byRole, ...(toBoolean(pages) ? pageCondition(old, pages, row, skipsPhp, services) : [])]),
      );
    },
  };
};

type Conditions = readonly (readonly [Key, Value])[];

function roleCondition(roles: Value, row: Row, { lookup }: Services): Maybe<Conditions> {
  const known = row.destinationProperty('_role_ids') ?? null;
  const found: Value[] = [];
  const done = eachInOrder(isArray(roles) ? entries(roles) : [], ([, role]) => {
    if (toBoolean(known)) {
      found.push(isArray(known) ? (elementAt(known, offsetOf(role)) ?? role) : role);
      return;
    }
    return andThen(lookup.lookup(['d6_user_role', 'd7_user_role'], [role]), ([ids]) => {
      found.push(toBoolean(ids?.[0] ?? null) ? (ids?.[0] ?? null) : role);
    });
  });
  return andThen(done, (): Conditions => {
    const condition = arrayFrom([
      ['id', 'user_role'],
      ['roles', arrayFrom(found.map((role) => [offsetOf(role), role] as const))],
      ['context_mapping', arrayFrom([['user', '@user.current_user_context:current_user']])],
      ['negate', false],
    ]);
    return [['user_role', condition]];
  });
}

/** @throws MigrateSkipRowException where PHP code determines the pages and such blocks are not wanted */
function pageCondition(old: Value, pages: Value, row: Row, skipsPhp: boolean, { site }: Services): Conditions {
  if (!looseEquals(old, BY_PHP)) {
    const paths = stringOf(pages)
      .split(/\r\n?|\n/)
      .map((path) => (path === '<front>' ? path : `/${path.replace(/^\/+/, '')}`));
    const condition = arrayFrom([
      ['id', 'request_path'],
      ['negate', !toBoolean(old)],
      ['pages', paths.join('\n')],
    ]);
    return [['request_path', condition]];
  }
  if (site.modules?.has('php')) {
    return [
      [
        'php',
        arrayFrom([
          ['id', 'php'],
          ['negate', false],
          ['php', pages],
        ]),
      ],
    ];
  }
  if (!skipsPhp) return [];
  const [bid, module] = [row.sourceProperty('bid') ?? null, row.sourceProperty('module') ?? null];
  throw new MigrateSkipRowException(
    `The block with bid '${toInt(bid)}' from module '${stringOf(module)}' will have no PHP or request_path visibility configuration.`,
  );
}

function at(value: Value, key: Key): Value {
  return isArray(value) ? (elementAt(value, key) ?? null) : null;
}

export default factory;
