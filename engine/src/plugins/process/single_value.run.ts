import type { ProcessFactory } from '../process.ts';

/** migrate_plus' `SingleValue`. */
const factory: ProcessFactory = () => ({ transform: (value) => value, multiple: () => false });

export default factory;
