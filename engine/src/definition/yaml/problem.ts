import type { Range, SyntaxProblem } from '../syntax.ts';

/** Why a text is not YAML for Symfony. Thrown inside the parser only, where it is caught at the next entry or item. */
export class YamlError extends Error {
  /** One-based line as Symfony reports it; -1 where it names none. */
  line = -1;
  /** What Symfony quotes after `near`; nothing when empty. */
  snippet = '';

  constructor(
    message: string,
    /** Where the mistake is, which is often not the line that Symfony names. */
    readonly range: Range,
  ) {
    super(message);
  }

  /** This error with the line and the text that Symfony puts into its message. */
  at(line: number, snippet: string): this {
    this.line = line;
    this.snippet = snippet;
    return this;
  }

  /** As a problem of the text, with the words of Symfony's ParseException. */
  toProblem(): SyntaxProblem {
    return { range: this.range, message: this.message, symfonyMessage: this.symfonyMessage() };
  }

  private symfonyMessage(): string {
    const dot = this.message.endsWith('.');
    const line = this.line >= 0 ? ` at line ${this.line}` : '';
    // PHP takes "0" for false too, so that a line holding only 0 is never quoted.
    const near = this.snippet !== '' && this.snippet !== '0' ? ` (near "${this.snippet}")` : '';
    return (dot ? this.message.slice(0, -1) : this.message) + line + near + (dot ? '.' : '');
  }
}
