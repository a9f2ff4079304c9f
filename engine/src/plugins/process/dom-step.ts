import type { Document, Element, Node } from '@xmldom/xmldom';
import { type ParsedXPath, parse } from 'xpath';
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
  const parsed = parsedXPath(expression);
  return (document) => {
    if (!parsed || !isXPathNode(document)) return [];
    try {
      return parsed.select({ node: document }).filter(isTreeNode);
    } catch {
      // An expression that gives a text or a number selects no nodes.
      return [];
    }
  };
}

function parsedXPath(expression: string): ParsedXPath | undefined {
  try {
    return parse(expression);
  } catch {
    return undefined;
  }
}

type XPathNode = Parameters<ParsedXPath['select']>[0] extends { node?: infer N } | undefined ? NonNullable<N> : never;

function isXPathNode(node: object): node is XPathNode {
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
