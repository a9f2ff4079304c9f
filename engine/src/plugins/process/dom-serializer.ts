import { type Document, type Element, type Node, XMLSerializer } from '@xmldom/xmldom';
import { childrenOf, type DomDocument, isElement, NodeType } from './dom-document.ts';

const VOID_ELEMENTS: ReadonlySet<string> = new Set(
  'area base basefont bgsound br col command embed frame hr img input isindex keygen link meta param source track wbr xmp'.split(
    ' ',
  ),
);

/** Elements whose text is written as it is. */
const RAW_ELEMENTS: ReadonlySet<string> = new Set(['iframe', 'noembed', 'noframes', 'script', 'style', 'xmp']);

const ESCAPES: Readonly<Record<string, string>> = {
  '<': '&lt;',
  '>': '&gt;',
  '&': '&amp;',
  '"': '&quot;',
  '\u00a0': '&nbsp;',
};

const escapeText = (text: string): string => text.replace(/[<>&\u00a0]/g, (sign) => ESCAPES[sign] ?? sign);
const escapeAttribute = (text: string): string => text.replace(/[<>&"\u00a0]/g, (sign) => ESCAPES[sign] ?? sign);

/** What stands inside of a document's body, as Drupal's `Html::serialize` writes it. */
export function serializeBody({ document, hasCdataScripts }: DomDocument): string {
  const body = document.getElementsByTagName('body').item(0);
  if (!body) return '';
  const html = childrenOf(body).map((node) => serializeNode(node, hasCdataScripts, false));
  return html.join('').replace(/\r\n?/g, '\n');
}

/** @param inVector whether the node is part of SVG or MathML, where empty elements close themselves */
function serializeNode(node: Node, cdataScripts: boolean, inVector: boolean): string {
  if (isElement(node)) return serializeElement(node, cdataScripts, inVector);
  const data = node.nodeValue ?? '';
  if (node.nodeType === NodeType.Text) return escapeText(data);
  if (node.nodeType === NodeType.Instruction) return `<?${node.nodeName} ${data}?>`;
  if (node.nodeType === NodeType.Comment) return `<!--${data}-->`;
  return node.nodeType === NodeType.Cdata ? `<![CDATA[${data}]]>` : '';
}

function serializeElement(element: Element, cdataScripts: boolean, inVector: boolean): string {
  const name = element.tagName;
  const vector = inVector || name === 'svg' || name === 'math';
  const children = childrenOf(element);
  const start = `<${name}${attributesOf(element)}`;
  if (vector && children.length === 0) return `${start} />`;
  const inner = RAW_ELEMENTS.has(name)
    ? children.map((child) => rawContent(child, name, cdataScripts, vector))
    : children.map((child) => serializeNode(child, cdataScripts, vector));
  return `${start}>${inner.join('')}${VOID_ELEMENTS.has(name) ? '' : `</${name}>`}`;
}

/** Attributes without a value are written as their name alone. */
function attributesOf(element: Element): string {
  return Array.from(element.attributes, ({ name, value }) =>
    value === '' ? ` ${name}` : ` ${name}="${escapeAttribute(value)}"`,
  ).join('');
}

function rawContent(node: Node, name: string, cdataScripts: boolean, inVector: boolean): string {
  if (isElement(node)) return serializeElement(node, cdataScripts, inVector);
  const data = node.nodeValue ?? '';
  if (!cdataScripts || node.nodeType !== NodeType.Cdata) return data;
  if (name === 'script') return escapedCdata(data, '//', '');
  return name === 'style' ? escapedCdata(data, '/*', '*/') : data;
}

/**
 * A script as `Html::escapeCdataElement` leaves it: with the comments that were to hide CDATA marks, which HTML then loses. A
 * script with such marks of its own is read as XML, and lost where it is none.
 */
function escapedCdata(data: string, start: string, end: string): string {
  if (!data.includes('CDATA')) return `\n${start}${end}\n${data}\n${start}${end}\n`;
  const outside = data.replace(/<!\[CDATA\[[\s\S]*?\]\]>/g, '');
  return /[<&]/.test(outside) ? '' : data.replace(/<!\[CDATA\[([\s\S]*?)\]\]>/g, '$1');
}

const HTML4_DOCTYPE =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD HTML 4.0 Transitional//EN" "http://www.w3.org/TR/REC-html40/loose.dtd">';

/** Elements without an end tag when libxml writes HTML. */
const EMPTY_ELEMENTS: ReadonlySet<string> = new Set(
  'area base basefont br col embed frame hr img input isindex link meta param'.split(' '),
);

/** A whole document as `DOMDocument::saveHTML` writes it. */
export function serializeDocument(document: Document): string {
  const root = document.documentElement;
  return `${HTML4_DOCTYPE}\n${childrenOf(document).map(plainHtml).join('')}${root ? '\n' : ''}`;
}

function plainHtml(node: Node): string {
  if (!isElement(node)) {
    if (node.nodeType === NodeType.Cdata) return node.nodeValue ?? '';
    return node.nodeType === NodeType.Doctype ? '' : new XMLSerializer().serializeToString(node);
  }
  const attributes = Array.from(node.attributes, ({ name, value }) =>
    value === '' ? ` ${name}` : ` ${name}="${value.replace(/[&"<>]/g, (sign) => ESCAPES[sign] ?? sign)}"`,
  );
  const start = `<${node.tagName}${attributes.join('')}>`;
  if (EMPTY_ELEMENTS.has(node.tagName)) return start;
  return `${start}${childrenOf(node).map(plainHtml).join('')}</${node.tagName}>`;
}
