import { defineConfig } from 'vitest/config'

/** The page in a browser: `npm run test:browser`, where Chromium is installed. */
export default defineConfig({
  test: {
    include: ['test/browser/**/*.browser.ts'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // One browser at a time: two cores draw one page quickly and two slowly.
    fileParallelism: false,
    retry: process.env.CI ? 1 : 0,
  },
})
