import type { ProcessFactory } from '../process.ts';
import { trimming } from './trimming.ts';

/** migrate_process_trim's `Rtrim`. */
const factory: ProcessFactory = (configuration, { services }) => trimming('rtrim', configuration, services);

export default factory;
