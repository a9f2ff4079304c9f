import { type Disposable, type Event, EventEmitter, type LogOutputChannel, window } from 'vscode';

/** A button of a notification. */
export interface Action {
  readonly title: string;
  run(): unknown;
}

/** What was shown to the user. */
export interface Shown {
  readonly severity: 'info' | 'warning' | 'error';
  readonly text: string;
  readonly actions: readonly Action[];
}

const SHOW = {
  info: window.showInformationMessage,
  warning: window.showWarningMessage,
  error: window.showErrorMessage,
} as const;

/** Shows notifications without waiting for an answer; each also goes to the log. */
export class Notifications implements Disposable {
  private readonly shown = new EventEmitter<Shown>();

  constructor(private readonly log: LogOutputChannel) {}

  /** Fires for every notification. */
  get onDidShow(): Event<Shown> {
    return this.shown.event;
  }

  /** Shows a text with buttons; a button's function runs when it is pressed. */
  show(severity: Shown['severity'], text: string, ...actions: readonly Action[]): void {
    this.log[severity === 'warning' ? 'warn' : severity](text);
    this.shown.fire({ severity, text, actions });
    const pressed = SHOW[severity](text, ...actions.map(({ title }) => title));
    pressed.then((title) => actions.find((action) => action.title === title)?.run());
  }

  dispose(): void {
    this.shown.dispose();
  }
}
