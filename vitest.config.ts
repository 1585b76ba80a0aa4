import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    exclude: ['test/bench/**'],
    globalSetup: 'test/global-setup.ts',
    // Files of a worker share their modules, and with them the dictionary and the assistant: loading those takes longer than
    // most files. So a test leaves nothing changed behind.
    isolate: false,
    // Vitest takes one core less than there are; some tests wait for processes of their own.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Tests that drive processes over sockets can starve on a busy machine; on one's own they must pass at once.
    retry: process.env.CI ? 1 : 0,
  },
})
