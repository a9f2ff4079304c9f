import type { Document } from '@xmldom/xmldom';
import { QuoteType, Tokenizer, type TokenizerCallbacks } from 'htmlparser2';
import { DomTreeBuilder } from './dom-tree-builder.ts';

/** What a parser complains about: PHP's warning without the function's name. */
export type ParserWarning = (text: string) => void;

/** Hands what the tokenizer finds to the builder of the tree. */
class Reader implements TokenizerCallbacks {
  private tag = '';
  private attributes: [string, string | null][] = [];
  private value = '';
  private position = 0;
  readonly builder = new DomTreeBuilder((text) => this.complain(text));

  constructor(
    private readonly source: string,
    private readonly cdata: boolean,
    private readonly warn: ParserWarning,
  ) {}

  ontext(start: number, end: number): void {
    this.checkReferences(start, end);
    this.addText(this.source.slice(start, end), start);
  }

  /** Complains about each `&` that was left as text. */
  private checkReferences(start: number, end: number): void {
    if (this.builder.current === 'script' || this.builder.current === 'style') return;
    for (let at = this.source.indexOf('&', start); at >= 0 && at < end; at = this.source.indexOf('&', at + 1)) {
      const [, name = '', semicolon = ''] = /^&([A-Za-z][A-Za-z0-9]*)?(;?)/.exec(this.source.slice(at, at + 40)) ?? [];
      this.position = at;
      if (name === '') this.complain('htmlParseEntityRef: no name');
      else if (semicolon === '') this.complain("htmlParseEntityRef: expecting ';'");
    }
  }

  /** Named references without a semicolon, which only newer parsers read, stay as they are. */
  ontextentity(codepoint: number, end: number): void {
    const start = this.source.lastIndexOf('&', end - 1);
    const written = this.source.slice(start, end);
    this.position = start;
    const isKept = !written.endsWith(';') && !written.startsWith('&#');
    if (isKept) this.complain("htmlParseEntityRef: expecting ';'");
    this.addText(isKept ? written : String.fromCodePoint(codepoint), start);
  }

  private addText(text: string, start: number): void {
    this.position = start;
    const isRaw = this.cdata && (this.builder.current === 'script' || this.builder.current === 'style');
    if (isRaw) this.builder.rawText(text);
    else this.builder.text(text);
  }

  onopentagname(start: number, end: number): void {
    this.position = start;
    this.tag = this.source.slice(start, end).toLowerCase();
    this.attributes = [];
  }

  onattribname(start: number, end: number): void {
    this.attributes.push([this.source.slice(start, end).toLowerCase(), null]);
    this.value = '';
  }

  onattribdata(start: number, end: number): void {
    this.checkReferences(start, end);
    this.value += this.source.slice(start, end);
  }

  onattribentity(codepoint: number): void {
    this.value += String.fromCodePoint(codepoint);
  }

  onattribend(quote: QuoteType): void {
    const attribute = this.attributes.at(-1);
    if (attribute && quote !== QuoteType.NoValue) attribute[1] = this.value;
  }

  onopentagend(end: number): void {
    this.position = end;
    this.builder.startTag(this.tag, this.attributes);
  }

  onselfclosingtag(end: number): void {
    this.onopentagend(end);
    if (this.builder.current === this.tag) this.builder.endTag(this.tag);
  }

  onclosetag(start: number, end: number): void {
    this.position = start;
    this.builder.endTag(this.source.slice(start, end).toLowerCase());
  }

  oncomment(start: number, end: number, offset: number): void {
    // What begins with `<?` comes as a comment, too.
    if (this.source.charAt(start - 1) === '<') this.onprocessinginstruction(start, end - offset);
    else this.builder.comment(this.source.slice(start, end - offset));
  }

  /** HTML knows no CDATA: its marks are text. */
  oncdata(start: number, end: number, offset: number): void {
    this.addText(`<![CDATA[${this.source.slice(start, end - offset)}]]>`, start);
  }

  /** The document type says nothing that would change the tree. */
  ondeclaration(): void {}

  onprocessinginstruction(start: number, end: number): void {
    const [, target, data = ''] = /^\?(\w+)\s*([\s\S]*)$/.exec(this.source.slice(start, end)) ?? [];
    if (target !== undefined) this.builder.instruction(target, data);
  }

  onend(): void {}

  private complain(text: string): void {
    const line = this.source.slice(0, this.position).split('\n').length;
    this.warn(`${text} in Entity, line: ${line}`);
  }
}

/** Reads HTML as PHP's `DOMDocument::loadHTML` does. @param cdata whether scripts and styles become CDATA, as in libxml */
export function parseHtml(source: string, cdata: boolean, warn: ParserWarning): Document {
  const reader = new Reader(source, cdata, warn);
  const tokenizer = new Tokenizer({ decodeEntities: true }, reader);
  tokenizer.write(source);
  tokenizer.end();
  return reader.builder.document;
}
