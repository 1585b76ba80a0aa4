import { defineConfig } from 'vite'

/** Kysely in one file, in place of the one that only names the package. */
export default defineConfig({
  build: {
    ssr: 'src/adapters/stores/sql/kysely.ts',
    outDir: 'dist/adapters/stores/sql',
    emptyOutDir: false,
    target: 'node20',
    rolldownOptions: { output: { entryFileNames: 'kysely.js' } },
  },
  ssr: { noExternal: ['kysely'] },
  logLevel: 'warn',
})
