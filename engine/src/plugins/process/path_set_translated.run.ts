import { stringOf, toBoolean } from '../../php/conversion.ts';
import { elementAt, isArray } from '../../php/value.ts';
import { MigrateException } from '../exceptions.ts';
import type { ProcessFactory } from '../process.ts';
import { pathOf } from './file-options.ts';

/** `Drupal\path\Plugin\migrate\process\PathSetTranslated`. */
const factory: ProcessFactory = () => ({
  transform: (value) => {
    if (!isArray(value)) throw new MigrateException('The input value should be an array.');
    const path = elementAt(value, 0) ?? '';
    const translated = elementAt(value, 1) ?? null;
    const node = isArray(translated) ? (elementAt(translated, 0) ?? null) : null;
    return /^\/node\/\d+\n?$/.test(pathOf(path)) && toBoolean(node) ? `/node/${stringOf(node)}` : path;
  },
});

export default factory;
