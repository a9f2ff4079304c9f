import { PhpException } from '../../php/errors.ts';
import { isArray } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';
import { isOn, option } from './configuration.ts';
import { phpCall } from './php-call.ts';

/** migrate_plus' `StrReplace`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const [search, replace] = [option(configuration, 'search'), option(configuration, 'replace')];
  if (search === null) throw new PhpException('InvalidArgumentException', 'The "search" must be set.');
  if (replace === null) throw new PhpException('InvalidArgumentException', 'The "replace" must be set.');
  const plain = isOn(configuration, 'case_insensitive') ? 'str_ireplace' : 'str_replace';
  const name = isOn(configuration, 'regex') ? 'preg_replace' : plain;
  const call = phpCall(services);
  let multiple = false;
  return {
    transform: (value) => {
      multiple = isArray(value);
      return call(name, [search, replace, value]);
    },
    multiple: () => multiple,
  };
};

export default factory;
