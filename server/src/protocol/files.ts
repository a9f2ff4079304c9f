import { URI } from 'vscode-uri';

/** A file as definitions name it: a path for what lies on disk, else its URI. */
export function fileOfUri(uri: string): string {
  const parsed = URI.parse(uri);
  return parsed.scheme === 'file' ? parsed.fsPath : uri;
}

/** The URI of a file as definitions name it. */
export function uriOfFile(file: string): string {
  return /^[a-z][a-z0-9+.-]+:/i.test(file) && !/^[a-z]:[/\\]/i.test(file) ? file : URI.file(file).toString();
}

/** Whether a file lies in a folder. */
export function isBelow(file: string, folder: string): boolean {
  const rest = file.startsWith(folder) ? file.slice(folder.length) : undefined;
  return rest === '' || (rest !== undefined && (/[/\\]$/.test(folder) || /^[/\\]/.test(rest)));
}
