import type { Document, Element, Node } from '@xmldom/xmldom';
import { PhpObject } from '../../php/value.ts';

/** A `\DOMDocument` on its way through a pipeline. Unlike other values it is changed in place, as PHP's objects are. */
export class DomDocument extends PhpObject {
  readonly className = 'DOMDocument';

  constructor(
    readonly document: Document,
    /** Whether it was read as HTML by libxml, which keeps scripts and styles as CDATA. */
    readonly hasCdataScripts: boolean,
  ) {
    super();
  }
}

/** `Node::nodeType` of the nodes that pipelines meet. */
export const NodeType = {
  Element: 1,
  Attribute: 2,
  Text: 3,
  Cdata: 4,
  Instruction: 7,
  Comment: 8,
  Doctype: 10,
} as const;

/** Whether a node is an element. */
export function isElement(node: Node | null | undefined): node is Element {
  return node?.nodeType === NodeType.Element;
}

/** A node's children as they are now. */
export function childrenOf(node: Node): readonly Node[] {
  const children: Node[] = [];
  for (let child = node.firstChild; child; child = child.nextSibling) children.push(child);
  return children;
}
