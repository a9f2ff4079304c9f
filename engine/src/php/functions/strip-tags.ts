/**
 * PHP's `strip_tags`: a small state machine, not a parser. A `<` before white space is text, quotes within tags hide `>`,
 * comments and processing instructions go as a whole.
 * @param allowed tags that stay, written `<p><em>`
 */
export function stripTags(text: string, allowed: string): string {
  return text.includes('<') ? new Stripper(text, allowed.toLowerCase()).run() : text.replaceAll('\0', '');
}

type State = 'text' | 'tag' | 'instruction' | 'declaration' | 'comment';

class Stripper {
  #state: State = 'text';
  #output = '';
  /** The tag being read, where allowed tags must be looked up. */
  #tag = '';
  #quote = '';
  #depth = 0;
  #brackets = 0;

  constructor(
    readonly text: string,
    readonly allowed: string,
  ) {}

  run(): string {
    for (let i = 0; i < this.text.length; i++) this.#step(this.text.charAt(i), i);
    return this.#output;
  }

  #step(character: string, index: number): void {
    if (character === '\0') return;
    switch (this.#state) {
      case 'text':
        this.#inText(character, index);
        break;
      case 'tag':
        this.#inTag(character, index);
        break;
      case 'instruction':
        this.#inInstruction(character, index);
        break;
      case 'declaration':
        this.#inDeclaration(character, index);
        break;
      case 'comment':
        if (character === '>' && this.#before(index, 2) === '--') this.#enter('text');
    }
  }

  #before(index: number, count: number): string {
    return this.text.slice(Math.max(0, index - count), index);
  }

  #enter(state: State): void {
    this.#state = state;
    this.#quote = '';
    if (state === 'text') this.#tag = '';
  }

  #inText(character: string, index: number): void {
    if (character === '<' && !/^\s$/.test(this.text.charAt(index + 1))) {
      this.#depth = 0;
      this.#enter('tag');
      this.#tag = '<';
    } else this.#output += character;
  }

  #inTag(character: string, index: number): void {
    if (character === '>' && this.#quote === '') {
      if (this.#depth > 0) {
        this.#depth -= 1;
        return;
      }
      if (this.allowed !== '' && isAllowed(`${this.#tag}>`, this.allowed)) this.#output += `${this.#tag}>`;
      this.#enter('text');
      return;
    }
    if ((character === '<' || character === '>') && this.#quote !== '') return;
    if (character === '<') {
      if (/^\s$/.test(this.text.charAt(index + 1))) this.#tag += character;
      else this.#depth += 1;
      return;
    }
    if ((character === '"' || character === "'") && this.#tag !== '') this.#toggleQuote(character, index);
    else if (character === '!' && this.#tag === '<' && this.text.charAt(index - 1) === '<') {
      this.#enter('declaration');
      return;
    } else if (character === '?' && this.text.charAt(index - 1) === '<') {
      this.#brackets = 0;
      this.#enter('instruction');
      return;
    }
    this.#tag += character;
  }

  #toggleQuote(character: string, index: number): void {
    if (this.#quote === '') this.#quote = index > 0 ? character : '';
    else if (this.#quote === character) this.#quote = '';
  }

  #inInstruction(character: string, index: number): void {
    if (character === '(' && this.#quote === '') this.#brackets += 1;
    else if (character === ')' && this.#quote === '') this.#brackets -= 1;
    else if (character === '"' || character === "'") {
      if (this.text.charAt(index - 1) !== '\\') this.#toggleQuote(character, index);
    } else if (character === '>' && this.#quote === '' && this.#brackets === 0 && this.text.charAt(index - 1) === '?')
      this.#enter('text');
    else if (/^[eE]$/.test(character) && /<!doctyp$/i.test(this.#before(index, 8))) this.#enter('tag');
  }

  #inDeclaration(character: string, index: number): void {
    if (character === '>' && this.#quote === '') this.#enter('text');
    else if (character === '"' || character === "'") {
      if (this.text.charAt(index - 1) !== '\\') this.#toggleQuote(character, index);
    } else if (character === '-' && this.#before(index, 2) === '!-') this.#enter('comment');
  }
}

/** Whether a whole tag is among the allowed ones: its name alone counts, closing or not. */
function isAllowed(tag: string, allowed: string): boolean {
  const name = /^<\s*\/?\s*([^\s>/]*)/.exec(tag.toLowerCase())?.[1] ?? '';
  return name !== '' && allowed.includes(`<${name}>`);
}
