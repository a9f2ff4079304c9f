/** A placeholder of Drupal's messages (`%name`): escaped, in an `em` element. */
export function emphasized(text: string): string {
  return `<em class="placeholder">${escaped(text)}</em>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#039;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** One part before the `@`, a host behind it, as RFC 5322 has it without comments and quotes. */
const EMAIL =
  /^[^\s@<>()[\],;:\\"]+@(?:[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?\.)*[\p{L}\p{N}](?:[\p{L}\p{N}-]*[\p{L}\p{N}])?$/u;

/** Whether Drupal's e-mail validator takes a text. */
export function isEmailAddress(text: string): boolean {
  if (!EMAIL.test(text)) return false;
  const local = text.slice(0, text.lastIndexOf('@'));
  return local.length <= 64 && !local.startsWith('.') && !local.endsWith('.') && !local.includes('..');
}
