import type { ProcessFactory } from '../process.ts';

/** migrate_plus' `MultipleValues`. */
const factory: ProcessFactory = () => ({ transform: (value) => value, multiple: () => true });

export default factory;
