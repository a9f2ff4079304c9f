// Where things are in the Migrations view and the Problems panel.
export class View {
  constructor(page) {
    this.page = page;
    this.sidebar = page.locator('.sidebar');
    this.treeRow = this.treeRow.bind(this);
    this.expand = this.expand.bind(this);
  }

  /** A row of the tree by the beginning of its label and description. */
  treeRow(label) {
    return this.sidebar.locator(`.monaco-list-row[aria-label^="${label}"]`).first();
  }

  /** Opens a row of the tree. */
  async expand(label) {
    const row = this.treeRow(label);
    await row.waitFor();
    if ((await row.getAttribute('aria-expanded')) === 'false') await row.locator('.monaco-tl-twistie').click();
  }

  /** An entry of the Problems panel. */
  problem(text) {
    return this.page.locator('.markers-panel .monaco-list-row', { hasText: text });
  }
}
