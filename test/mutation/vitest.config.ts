import { defineConfig } from 'vitest/config'

/** The tests that hold rules of behaviour by small examples; not those that measure, nor those over the whole corpus. */
export default defineConfig({
  test: {
    include: ['test/core/{question,ranking,answers}/*.test.ts', 'test/slack/{render,render-kinds,plain-words}.test.ts'],
    exclude: [
      'test/core/question/{courtesy,restate}.test.ts',
      'test/core/answers/{answering,case-look-up,conversation,create-assistant}.test.ts',
      'test/core/ranking/{retrieval,translation-match}.test.ts',
    ],
    globalSetup: 'test/mutation/set-up.ts',
    isolate: false,
    maxWorkers: 1,
    testTimeout: 120_000,
  },
})
