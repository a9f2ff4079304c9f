import { DOMImplementation, type Document, type Element, type Node } from '@xmldom/xmldom';
import {
  BOOLEAN_ATTRIBUTES,
  EMPTY_ELEMENTS,
  END_RANKS,
  ENDED_BY,
  HTML4_ELEMENTS,
  NEEDING_END,
} from './dom-html-elements.ts';

/** Attributes as they are written; a NULL value is none at all. */
export type HtmlAttributes = readonly (readonly [name: string, value: string | null])[];

/** Elements that stand in the head of a page unless its body has begun. */
const HEAD_ELEMENTS: ReadonlySet<string> = new Set(['base', 'link', 'meta', 'script', 'style', 'title']);

/** Names that libxml keeps; it drops attributes with others. */
const NAME = /^[A-Za-z_:][\w:.-]*$/;

/** Builds a document from tags and texts by the rules of libxml's forgiving parser of HTML. */
export class DomTreeBuilder {
  readonly document: Document = new DOMImplementation().createDocument(null, '');
  private readonly open: Element[] = [];

  /** @param warn is told what libxml complains about */
  constructor(private readonly warn: (text: string) => void) {}

  startTag(written: string, attributes: HtmlAttributes): void {
    if (!NAME.test(written)) return;
    if (!HTML4_ELEMENTS.has(written)) this.warn(`Tag ${written} invalid`);
    this.closeBefore(written);
    this.addImplied(written);
    const known = written === 'html' || written === 'body' || written === 'head' ? this.find(written) : undefined;
    if (known) {
      // A second one only adds attributes to the first.
      if (written !== 'head') this.addAttributes(known, attributes);
      return;
    }
    const element = this.append(written);
    this.addAttributes(element, attributes);
    if (!EMPTY_ELEMENTS.has(written)) this.open.push(element);
  }

  endTag(name: string): void {
    const local = /^[^:]+:([^:]+)$/.exec(name)?.[1] ?? name;
    const index = this.open.findLastIndex((element) => element.tagName === local);
    if (index < 0) {
      this.warn(`Unexpected end tag : ${name}`);
      return;
    }
    const rank = rankOf(name);
    if (this.open.slice(index + 1).some((element) => rankOf(element.tagName) > rank)) return;
    for (const { tagName } of this.open.slice(index + 1).reverse()) {
      if (NEEDING_END.has(tagName)) this.warn(`Opening and ending tag mismatch: ${name} and ${tagName}`);
    }
    this.open.length = index;
  }

  text(data: string): void {
    const current = this.open.at(-1);
    if (/^[ \t\r\n]*$/.test(data) && (!current || current.tagName === 'html' || current.tagName === 'head')) return;
    if (!current || current.tagName === 'html' || current.tagName === 'head') this.startTag('p', []);
    this.parent().appendChild(this.document.createTextNode(data));
  }

  /** Text of scripts and styles, which libxml keeps as CDATA. */
  rawText(data: string): void {
    this.parent().appendChild(this.document.createCDATASection(data));
  }

  comment(data: string): void {
    this.parent().appendChild(this.document.createComment(data));
  }

  instruction(target: string, data: string): void {
    this.parent().appendChild(this.document.createProcessingInstruction(target, data));
  }

  /** Name of the innermost open element. */
  get current(): string | undefined {
    return this.open.at(-1)?.tagName;
  }

  private parent(): Node {
    return this.open.at(-1) ?? this.document.documentElement ?? this.document;
  }

  /** Ends the elements that cannot hold the new one. */
  private closeBefore(name: string): void {
    while (ENDED_BY.get(this.current ?? '')?.has(name)) this.open.pop();
    if (this.current === 'head' && name !== 'head' && !HEAD_ELEMENTS.has(name)) this.open.pop();
  }

  /** Adds the html, head or body that nobody wrote. */
  private addImplied(name: string): void {
    if (name === 'html') return;
    if (!this.document.documentElement) this.open.push(this.append('html'));
    if (name === 'head' || name === 'body' || this.open.length > 1 || this.find('body')) return;
    if (HEAD_ELEMENTS.has(name)) {
      if (!this.find('head')) this.open.push(this.append('head'));
    } else this.open.push(this.append('body'));
  }

  private find(name: string): Element | undefined {
    return this.document.getElementsByTagName(name).item(0) ?? undefined;
  }

  /** An element under its local name: libxml knows no namespaces in HTML and drops their prefixes. */
  private append(written: string): Element {
    const element = this.document.createElement(/^[^:]+:([^:]+)$/.exec(written)?.[1] ?? written);
    this.parent().appendChild(element);
    return element;
  }

  private addAttributes(element: Element, attributes: HtmlAttributes): void {
    for (const [name, value] of attributes) {
      if (!NAME.test(name)) continue;
      if (element.hasAttribute(name)) this.warn(`Attribute ${name} redefined`);
      else element.setAttribute(name, value ?? (BOOLEAN_ATTRIBUTES.has(name) ? name : ''));
    }
  }
}

function rankOf(name: string): number {
  return END_RANKS.get(name) ?? 100;
}
