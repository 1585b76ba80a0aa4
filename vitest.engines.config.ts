import { defineConfig } from 'vitest/config'

/** What runs against a real search engine: `npm run test:engines`, which starts one. */
export default defineConfig({
  test: {
    include: ['test/engines/**/*.engine.ts'],
    setupFiles: 'test/property-seed.ts',
    isolate: false,
    // One cluster, and some of it is taken away in between.
    fileParallelism: false,
    testTimeout: 120_000,
    hookTimeout: 120_000,
  },
})
