import { stringOf } from '../../php/conversion.ts';
import type { ProcessFactory } from '../process.ts';
import { isOn, option } from './configuration.ts';
import { phpCall } from './php-call.ts';

/** migrate_devel's `Debug`. What it prints goes to whoever watches the run. */
const factory: ProcessFactory = (configuration, { services }) => {
  const call = phpCall(services);
  const label = stringOf(option(configuration, 'label'));
  const multiple = isOn(configuration, 'multiple');
  return {
    transform: (value) => {
      services.messages.display(`${label}${stringOf(call('print_r', [value, true]))}`, 'status');
      return value;
    },
    multiple: () => multiple,
  };
};

export default factory;
