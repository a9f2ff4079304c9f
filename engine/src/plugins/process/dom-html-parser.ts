import { DOMImplementation, type Document, type Element, type Node } from '@xmldom/xmldom';
import { Parser } from 'htmlparser2';
import { HTML4_ELEMENTS } from './dom-html-elements.ts';

/** What a parser complains about: PHP's warning without the function's name. */
export type ParserWarning = (text: string) => void;

/** Elements in front of a page's content. */
const HEAD_ELEMENTS: ReadonlySet<string> = new Set(['base', 'link', 'meta', 'script', 'style', 'title']);

/** Names that libxml keeps; it drops attributes with others. */
const NAME = /^[A-Za-z_:][\w:.-]*$/;

/** Builds a tree the way libxml's forgiving parser does: elements stay where they are written, html, head and body are added. */
class TreeBuilder {
  readonly document: Document = new DOMImplementation().createDocument(null, '');
  private readonly open: Element[] = [];
  private html: Element | undefined;
  private head: Element | undefined;
  private body: Element | undefined;

  constructor(
    private readonly source: string,
    private readonly warn: ParserWarning,
    private readonly position: () => number,
  ) {}

  openTag(name: string, attributes: Readonly<Record<string, string>>): void {
    if (name === 'html') this.html = this.merge(this.html, this.root(), attributes);
    else if (name === 'head' && !this.body) this.head = this.merge(this.head, this.headElement(), attributes);
    else if (name === 'body') this.body = this.merge(this.body, this.bodyElement(), attributes);
    else if (name !== 'head') this.openElement(name, attributes);
  }

  private openElement(name: string, attributes: Readonly<Record<string, string>>): void {
    if (!HTML4_ELEMENTS.has(name)) this.complain(`Tag ${name} invalid`);
    if (!NAME.test(name)) return;
    const element = this.document.createElement(name);
    this.addAttributes(element, attributes);
    this.parentFor(name).appendChild(element);
    this.open.push(element);
  }

  closeTag(name: string, implied: boolean): void {
    if (name === 'html' || name === 'head' || name === 'body') return;
    if (this.open.at(-1)?.tagName === name) this.open.pop();
    else if (!implied) this.complain(`Unexpected end tag : ${name}`);
  }

  text(data: string): void {
    if (this.open.length === 0 && /^[ \t\r\n]*$/.test(data)) {
      if (!this.body?.hasChildNodes() && !this.isInBody()) return;
      this.bodyElement().appendChild(this.document.createTextNode(data));
      return;
    }
    this.parentForText().appendChild(this.document.createTextNode(data));
  }

  comment(data: string): void {
    const parent = this.open.at(-1) ?? (this.html ? (this.body ?? this.head ?? this.html) : this.document);
    parent.appendChild(this.document.createComment(data));
  }

  /** Text of scripts and styles, which libxml keeps as CDATA. */
  rawText(data: string): void {
    this.open.at(-1)?.appendChild(this.document.createCDATASection(data));
  }

  get current(): string | undefined {
    return this.open.at(-1)?.tagName;
  }

  private isInBody(): boolean {
    return this.body !== undefined;
  }

  private parentFor(name: string): Node {
    const inner = this.open.at(-1);
    if (inner) return inner;
    return !this.body && HEAD_ELEMENTS.has(name) ? this.headElement() : this.bodyElement();
  }

  /** Text in front of everything makes a body with a paragraph. */
  private parentForText(): Node {
    const inner = this.open.at(-1);
    if (inner) return inner;
    if (this.body) return this.body;
    const paragraph = this.document.createElement('p');
    this.bodyElement().appendChild(paragraph);
    this.open.push(paragraph);
    return paragraph;
  }

  private root(): Element {
    this.html ??= this.append(this.document, 'html');
    return this.html;
  }

  private headElement(): Element {
    this.head ??= this.append(this.root(), 'head');
    return this.head;
  }

  private bodyElement(): Element {
    this.body ??= this.append(this.root(), 'body');
    return this.body;
  }

  private append(parent: Node, name: string): Element {
    const element = this.document.createElement(name);
    parent.appendChild(element);
    return element;
  }

  /** A second html or body only adds attributes to the first. */
  private merge(known: Element | undefined, element: Element, attributes: Readonly<Record<string, string>>): Element {
    this.addAttributes(known ?? element, attributes);
    return known ?? element;
  }

  private addAttributes(element: Element, attributes: Readonly<Record<string, string>>): void {
    for (const [name, value] of Object.entries(attributes)) {
      if (NAME.test(name) && !element.hasAttribute(name)) element.setAttribute(name, value);
    }
  }

  private complain(text: string): void {
    const line = this.source.slice(0, this.position()).split('\n').length;
    this.warn(`${text} in Entity, line: ${line}`);
  }
}

/** Reads HTML as PHP's `DOMDocument::loadHTML` does. @param cdata whether scripts and styles become CDATA, as in libxml */
export function parseHtml(source: string, cdata: boolean, warn: ParserWarning): Document {
  const builder: TreeBuilder = new TreeBuilder(source, warn, () => parser.startIndex);
  const parser: Parser = new Parser(
    {
      onopentag: (name, attributes) => builder.openTag(name, attributes),
      onclosetag: (name, implied) => builder.closeTag(name, implied),
      ontext: (data) =>
        cdata && (builder.current === 'script' || builder.current === 'style')
          ? builder.rawText(data)
          : builder.text(data),
      oncomment: (data) => builder.comment(data),
    },
    { decodeEntities: true, lowerCaseTags: true, lowerCaseAttributeNames: true },
  );
  parser.write(source);
  parser.end();
  return builder.document;
}
