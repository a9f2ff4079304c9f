import type { Document, Element, Node } from '@xmldom/xmldom';
import { select as evaluate } from 'xpath';
import { PhpException } from '../../php/errors.ts';
import type { Value } from '../../php/value.ts';
import { MigrateSkipRowException } from '../exceptions.ts';
import { DomDocument } from './dom-document.ts';

/**
 * The document in a step's value (`DomProcessBase::init`).
 * @throws MigrateSkipRowException for anything else
 */
export function documentIn(value: Value, pluginId: string, destinationProperty: string): DomDocument {
  if (value instanceof DomDocument) return value;
  throw new MigrateSkipRowException(
    `The ${pluginId} plugin in the ${destinationProperty} process pipeline requires a \\DOMDocument object. You can use the dom plugin to convert a string to \\DOMDocument.`,
  );
}

/** Nodes of a document by an XPath expression, in document order. One that is none finds nothing, as PHP only warns of it. */
export function nodeSelector(expression: string): (document: Document) => readonly Node[] {
  return (document) => {
    const nodes: Node[] = [];
    if (!isXPathNode(document)) return nodes;
    try {
      const found = evaluate(expression, document);
      if (Array.isArray(found)) for (const node of found) if (isTreeNode(node)) nodes.push(node);
    } catch {
      return [];
    }
    return nodes;
  };
}

/** The library's types name the browser's nodes. */
function isXPathNode(node: object): node is Parameters<typeof evaluate>[1] {
  return 'nodeType' in node;
}

function isTreeNode(node: object): node is Node {
  return 'nodeType' in node;
}

/** Puts a new element in the place of another one, with copies of its children. */
export function renamed(document: Document, element: Element, name: string): Element {
  const made = createElement(document, name);
  for (let child = element.firstChild; child; child = child.nextSibling) made.appendChild(child.cloneNode(true));
  return made;
}

/** @throws PhpException DOMException for a name that no element can have */
function createElement(document: Document, name: string): Element {
  if (/^[\p{L}_:][\p{L}\p{N}_:.-]*$/u.test(name)) return document.createElement(name);
  throw new PhpException('DOMException', 'Invalid Character Error');
}
