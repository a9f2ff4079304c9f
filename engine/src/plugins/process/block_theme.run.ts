import { stringOf, toBoolean } from '../../php/conversion.ts';
import { arrayKey, elementAt, isArray, type Key, type Value } from '../../php/value.ts';
import type { ProcessFactory } from '../process.ts';

/** `Drupal\block\Plugin\migrate\process\BlockTheme`. */
const factory: ProcessFactory = (_configuration, { services: { site } }) => ({
  transform: (value) => {
    const [theme, standard, administration] = [at(value, 0), at(value, 1), at(value, 2)];
    const name = stringOf(theme);
    const enabled = at(site.configuration.get('core.extension') ?? null, 'theme');
    if (isArray(enabled) && elementAt(enabled, arrayKey(name)) !== undefined) return theme;
    const themes = site.configuration.get('system.theme') ?? null;
    if (isSame(name, standard)) return at(themes, 'default');
    return toBoolean(administration) && isSame(name, administration) ? at(themes, 'admin') : theme;
  },
});

function isSame(name: string, other: Value): boolean {
  return name.toLowerCase() === stringOf(other).toLowerCase();
}

function at(value: Value, key: Key): Value {
  return isArray(value) ? (elementAt(value, key) ?? null) : null;
}

export default factory;
