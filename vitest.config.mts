import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['{engine,server,client}/src/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['test/editor/host/**', '**/node_modules/**'],
    pool: 'threads',
    // A workspace's own modules are Node's affair, as they are in the product.
    server: { deps: { external: [/\?migrate-workbench-run=/] } },
  },
});
