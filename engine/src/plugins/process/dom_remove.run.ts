import { compare, stringOf } from '../../php/conversion.ts';
import { PhpException } from '../../php/errors.ts';
import type { ProcessFactory } from '../process.ts';
import { option } from './configuration.ts';
import { isElement } from './dom-document.ts';
import { documentIn, nodeSelector } from './dom-step.ts';

/** migrate_plus' `DomRemove`. */
const factory: ProcessFactory = (configuration) => {
  const select = nodeSelector(stringOf(option(configuration, 'selector')));
  const limit = option(configuration, 'limit');
  const mode = option(configuration, 'mode') ?? 'element';
  const attribute = option(configuration, 'attribute');
  if (mode === 'attribute' && attribute === null) {
    throw new PhpException('InvalidArgumentException', 'The "attribute" must be set if "mode" is set to "attribute".');
  }
  return {
    transform: (value, { destinationProperty }) => {
      const found = documentIn(value, 'dom_remove', destinationProperty);
      const nodes = select(found.document).filter((_node, index) => limit === null || compare(index, limit) < 0);
      for (const node of nodes) {
        if (mode === 'attribute' && isElement(node)) node.removeAttribute(stringOf(attribute));
        if (mode === 'element') node.parentNode?.removeChild(node);
      }
      return found;
    },
  };
};

export default factory;
