// The few workbench gestures that browser tests need, each waiting for what it did.
export class Workbench {
  constructor(page, timeout = 30_000) {
    this.page = page;
    page.setDefaultTimeout(timeout);
  }

  /** Waits until the remote is connected: the explorer lists files. */
  async ready() {
    await this.page.locator('.monaco-workbench').waitFor();
    await this.page.locator('.statusbar-item').first().waitFor();
    await this.page.locator('.explorer-folders-view .monaco-list-row').first().waitFor();
  }

  get input() {
    return this.page.locator('.quick-input-widget .quick-input-box input');
  }

  // Keys pressed before keybindings are loaded are lost, hence the retry.
  async openQuickInput(prefix, key) {
    for (let attempt = 0; ; attempt++) {
      await this.page.keyboard.press(key);
      try {
        await this.input.waitFor({ timeout: 3000 });
        break;
      } catch (error) {
        if (attempt >= 4) throw error;
      }
    }
    await this.input.fill(prefix);
  }

  /** Runs a palette command by its full title; again if something else took the focus and closed the palette. */
  async command(title) {
    for (let attempt = 0; ; attempt++) {
      await this.openQuickInput(`>${title}`, 'F1');
      try {
        await this.pick(title, 5000);
        return;
      } catch (error) {
        if (attempt >= 3) throw error;
      }
      await this.page.keyboard.press('Escape');
    }
  }

  /** Takes the entry of an open quick pick whose label starts so. */
  async pick(label, timeout) {
    await this.entry(label).click({ timeout });
  }

  /** An entry of an open quick pick by the beginning of its label. */
  entry(label) {
    return this.page.locator(`.quick-input-list .monaco-list-row[aria-label^="${label}"]`).first();
  }

  /** Opens a file by its name and waits for the focus. */
  async quickOpen(name) {
    await this.openQuickInput(name, 'Control+P');
    await this.page.locator('.quick-input-list .monaco-list-row', { hasText: name }).first().click();
    await this.page.locator(`.tab.active[data-resource-name="${name}"]`).waitFor();
    await this.page.locator('.editor-instance .monaco-editor.focused').waitFor();
  }

  /** A notification that shows this text. */
  toast(text) {
    return this.page.locator('.notification-toast', { hasText: text });
  }
}
