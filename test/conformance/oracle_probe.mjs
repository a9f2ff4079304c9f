// What the module `oracle_probe` of the recorded site does, written as the configuration of a workspace: `replay` loads it.
import {
  defineConfig,
  fatalError,
  MessageLevel,
  MigrateException,
  PhpException,
  RowStatus,
  skipProcess,
  skipRow,
} from 'migrate-workbench/config';

/** What the process plugin does, by its input. Everything else is returned. */
const THROWS = new Map([
  ['migrate', () => raise(new MigrateException('a migrate exception'))],
  [
    'migrate_ignored',
    () =>
      raise(new MigrateException('a migrate exception with status ignored', MessageLevel.Warning, RowStatus.Ignored)),
  ],
  ['skip_row', () => skipRow('row skipped')],
  ['skip_row_nomap', () => skipRow('row skipped, not in map', { saveToMap: false })],
  ['skip_row_nomessage', () => skipRow()],
  ['skip_process', () => skipProcess()],
  ['exception', () => raise(new Error('a runtime exception'))],
  ['error', () => fatalError('an error')],
]);

/** What the hook does, by the source property `probe_prepare`. */
const PREPARES = new Map([
  ['skip_map', () => skipRow('skipped in prepare_row, saved to map')],
  ['skip_nomap', () => skipRow('skipped in prepare_row, not saved to map', { saveToMap: false })],
  ['skip_nomessage', () => skipRow()],
  ['false', () => false],
  ['exception', () => raise(plainException())],
  ['set', (row) => row.setSourceProperty('added', 'added in prepare_row')],
]);

/** Drupal shows where this one comes from: the place in the recorded module that is stood in for. */
function plainException() {
  const error = new PhpException('Exception', 'plain exception in prepare_row');
  error.location = 'web/modules/custom/oracle_probe/oracle_probe.module:12';
  return error;
}

/** PHP's `(int)`. */
function asInteger(value) {
  return Math.trunc(typeof value === 'string' ? Number.parseFloat(value) : Number(value)) || 0;
}

function raise(error) {
  throw error;
}

export default defineConfig({
  process: {
    oracle_throw(value, { saveMessage }) {
      THROWS.get(value)?.();
      if (value === 'message') saveMessage('saved by plugin', MessageLevel.Notice);
      return value;
    },
  },
  destination: {
    oracle_null: {
      ids: { id: 'integer' },
      import: (row) => [asInteger(Object.values(row.sourceIds)[0])],
      rollback() {},
    },
  },
  hooks: {
    prepareRow: (row) => PREPARES.get(row.getSourceProperty('probe_prepare'))?.(row),
  },
});
