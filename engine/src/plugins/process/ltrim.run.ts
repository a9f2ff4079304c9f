import type { ProcessFactory } from '../process.ts';
import { trimming } from './trimming.ts';

/** migrate_process_trim's `Ltrim`. */
const factory: ProcessFactory = (configuration, { services }) => trimming('ltrim', configuration, services);

export default factory;
