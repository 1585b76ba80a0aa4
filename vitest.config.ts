import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    testTimeout: 20_000,
    hookTimeout: 60_000,
    // Tests that drive processes over sockets can starve on a busy machine; on one's own they must pass at once.
    retry: process.env.CI ? 1 : 0,
  },
})
