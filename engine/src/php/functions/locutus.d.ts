declare module 'locutus/php/strings/metaphone.js' {
  /** The metaphone key of a word. */
  export default function metaphone(word: string, maxPhonemes?: number): string;
}
