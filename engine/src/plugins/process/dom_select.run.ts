import { compare, stringOf } from '../../php/conversion.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { isElement } from './dom-document.ts';
import { documentIn, nodeSelector } from './dom-step.ts';

/** migrate_plus' `DomSelect`. */
const factory: ProcessFactory = (configuration) => {
  const select = nodeSelector(stringOf(option(configuration, 'selector')));
  const limit = option(configuration, 'limit');
  return {
    transform: (value, { destinationProperty }) => {
      const { document } = documentIn(value, 'dom_select', destinationProperty);
      const nodes = select(document).filter((_node, index) => limit === null || compare(index, limit) < 0);
      return nodes.map((node) => (isElement(node) ? (node.textContent ?? '') : (node.nodeValue ?? '')));
    },
  };
};

export default factory;
