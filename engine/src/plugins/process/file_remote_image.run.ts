import { toBoolean } from '../../php/conversion.ts';
import { PhpError } from '../../php/errors.ts';
import type { ProcessFactory } from '../process.ts';

/** migrate_file's `FileRemoteImage`, an extension of `FileRemoteUrl`, which dies of a constant that Drupal 10 no longer has. */
const factory: ProcessFactory = () => ({
  transform: (value) => {
    if (!toBoolean(value)) return null;
    throw new PhpError(
      'Error',
      'Undefined constant "Drupal\\migrate_file\\Plugin\\migrate\\process\\FILE_STATUS_PERMANENT"',
    );
  },
});

export default factory;
