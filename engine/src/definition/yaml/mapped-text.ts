/** A text put together from pieces of the source, which knows where each of its characters came from. */
export class MappedText {
  text = '';
  /** Starts of the pieces in `text` and in the source. */
  private readonly pieces: number[] = [0];
  private readonly origins: number[] = [0];
  private current = 0;

  /** A text that is one piece of the source. */
  static slice(source: string, start: number, end: number): MappedText {
    const mapped = new MappedText();
    mapped.append(source.slice(start, end), start);
    return mapped;
  }

  append(piece: string, origin: number): void {
    const last = this.pieces.length - 1;
    const expected = (this.origins[last] ?? 0) + this.text.length - (this.pieces[last] ?? 0);
    if (this.text === '') this.origins[0] = origin;
    else if (origin !== expected) {
      this.pieces.push(this.text.length);
      this.origins.push(origin);
    }
    this.text += piece;
  }

  /** Where the character at `index` stands in the source. Cheapest when asked in ascending order. */
  offsetOf(index: number): number {
    let piece = (this.pieces[this.current] ?? 0) <= index ? this.current : 0;
    while (piece + 1 < this.pieces.length && (this.pieces[piece + 1] ?? 0) <= index) piece++;
    this.current = piece;
    return (this.origins[piece] ?? 0) + index - (this.pieces[piece] ?? 0);
  }

  /** Offset behind the last character of `text[start, end)`. */
  endOffset(start: number, end: number): number {
    return end > start ? this.offsetOf(end - 1) + 1 : this.offsetOf(start);
  }
}
