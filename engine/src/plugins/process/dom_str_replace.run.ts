import { stringOf, toBoolean } from '../../php/conversion.ts';
import type { ProcessFactory } from '../process.ts';
import { isOn, option } from './configuration.ts';
import { replaceMode, textOption } from './dom-replacing.ts';
import { documentIn, nodeSelector } from './dom-step.ts';
import { phpCall } from './php-call.ts';

/** migrate_plus' `DomStrReplace`. */
const factory: ProcessFactory = (configuration, { services }) => {
  const mode = replaceMode('dom_str_replace', configuration, ['xpath', 'mode', 'search', 'replace']);
  const select = nodeSelector(stringOf(option(configuration, 'xpath')));
  const plain = isOn(configuration, 'case_insensitive') ? 'str_ireplace' : 'str_replace';
  const replace = isOn(configuration, 'regex') ? 'preg_replace' : plain;
  const call = phpCall(services);
  return {
    transform: (value, { destinationProperty }) => {
      const found = documentIn(value, 'dom_str_replace', destinationProperty);
      for (const node of select(found.document)) {
        const subject = mode.read(node);
        if (!toBoolean(subject)) continue;
        const search = textOption(option(configuration, 'search'), 'getSearch');
        const replacement = textOption(option(configuration, 'replace'), 'getReplace');
        mode.write(found, node, stringOf(call(replace, [search, replacement, subject])));
      }
      return found;
    },
  };
};

export default factory;
