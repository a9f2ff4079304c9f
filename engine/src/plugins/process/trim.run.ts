import type { ProcessFactory } from '../process.ts';
import { trimming } from './trimming.ts';

/** migrate_process_trim's `Trim`. */
const factory: ProcessFactory = (configuration, { services }) => trimming('trim', configuration, services);

export default factory;
