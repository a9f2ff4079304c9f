// VS Code's own native modules that would need a compiler and Debian -dev packages, and of which tests need no more than
// this. (node-pty, ripgrep and the file watcher ship built inside their packages.)
export const STANDINS = {
  '@vscode/spdlog': `
    const fs = require('fs'), path = require('path');
    class Logger {
      constructor(_type, _name, file) { this.file = file; this.level = 2; }
      getLevel() { return this.level; } setLevel(l) { this.level = l; }
      setPattern() {} clearFormatters() {} flush() {} drop() {}
    }
    ['trace', 'debug', 'info', 'warn', 'error', 'critical'].forEach((k, i) => {
      Logger.prototype[k] = function (m) {
        if (i < this.level) return;
        try { fs.appendFileSync(this.file, new Date().toISOString() + ' [' + k + '] ' + m + '\\n'); } catch {}
      };
    });
    const create = async (name, file) => {
      await fs.promises.mkdir(path.dirname(file), { recursive: true });
      return new Logger('rotating', name, file);
    };
    // One assignment each: VS Code import()s this module, and Node finds a CommonJS module's names only so.
    exports.version = 0;
    exports.setLevel = () => {};
    exports.setFlushOn = () => {};
    exports.Logger = Logger;
    exports.createRotatingLogger = create;
    exports.createAsyncRotatingLogger = create;
  `,
  '@vscode/native-watchdog': `module.exports = { start() {}, exit(c) { process.exit(c || 0); } };`,
};
