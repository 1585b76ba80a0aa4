import { defineConfig } from 'vitest/config'

/** The tests that hold rules of behaviour; not those that only measure, nor those that take long. */
export default defineConfig({
  test: {
    include: [
      'test/core/**/*.test.ts',
      'test/service/**/*.test.ts',
      'test/slack/render*.test.ts',
      'test/slack/plain-words.test.ts',
    ],
    exclude: [
      'test/core/any-text.test.ts',
      'test/core/library/originals.test.ts',
      'test/core/question/restate.test.ts',
    ],
    globalSetup: 'test/mutation/set-up.ts',
    isolate: false,
    maxWorkers: 1,
    testTimeout: 120_000,
  },
})
