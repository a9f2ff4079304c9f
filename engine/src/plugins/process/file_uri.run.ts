import { stringOf, toBoolean } from '../../php/conversion.ts';
import { elementAt, isArray, type Value } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

/** `Drupal\file\Plugin\migrate\process\d6\FileUri`. */
const factory: ProcessFactory = () => ({
  transform: (value, { row }) => {
    if (row.isStub) return null;
    const element = (index: number): Value => (isArray(value) ? (elementAt(value, index) ?? null) : null);
    const [path, files, temporary] = [stringOf(element(0)), stringOf(element(1)), stringOf(element(2))];
    if (path.startsWith(temporary)) return `temporary://${withoutSlashes(path.slice(temporary.length))}`;
    const inner = path.startsWith(files) ? path.slice(files.length) : path;
    return `${toBoolean(element(3)) ? 'public' : 'private'}://${withoutSlashes(inner)}`;
  },
});

function withoutSlashes(path: string): string {
  return path.replace(/^\/+/, '');
}

export default factory;
