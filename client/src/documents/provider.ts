import {
  type Disposable,
  type Event,
  EventEmitter,
  languages,
  type TextDocument,
  type TextDocumentContentProvider,
  Uri,
  window,
  workspace,
} from 'vscode';

/** Scheme of the read-only documents. */
export const SCHEME = 'migrate-workbench';

/** Read-only documents made by commands: status, messages, previews. Showing one again replaces its text. */
export class ReadOnlyDocuments implements TextDocumentContentProvider, Disposable {
  private readonly texts = new Map<string, string>();
  private readonly changes = new EventEmitter<Uri>();
  private readonly registered: Disposable[] = [
    workspace.registerTextDocumentContentProvider(SCHEME, this),
    workspace.onDidCloseTextDocument((document) => {
      if (document.uri.scheme === SCHEME) this.texts.delete(document.uri.toString());
    }),
  ];

  get onDidChange(): Event<Uri> {
    return this.changes.event;
  }

  provideTextDocumentContent(uri: Uri): string {
    return this.texts.get(uri.toString()) ?? '';
  }

  /**
   * Opens a document beside nothing: in the active group, as a preview tab.
   *
   * @param name what its tab shows
   * @param folder tells documents of several workspace folders apart
   */
  async show(name: string, folder: Uri, text: string, language: 'yaml' | 'plaintext'): Promise<TextDocument> {
    const uri = Uri.from({ scheme: SCHEME, path: `/${name}`, query: folder.toString() });
    this.texts.set(uri.toString(), text);
    this.changes.fire(uri);
    const opened = await workspace.openTextDocument(uri);
    const document = await languages.setTextDocumentLanguage(opened, language);
    await window.showTextDocument(document, { preview: true });
    return document;
  }

  dispose(): void {
    for (const disposable of this.registered) disposable.dispose();
    this.changes.dispose();
  }
}
