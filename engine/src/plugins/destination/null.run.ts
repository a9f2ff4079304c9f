import type { DestinationFactory } from '../destination.ts';
import { nullDestination } from './null-destination.ts';

/** `null`. */
const factory: DestinationFactory = () => nullDestination();

export default factory;
