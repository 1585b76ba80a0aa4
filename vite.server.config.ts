import { rmSync } from 'node:fs'
import { join, relative } from 'node:path'
import { defineConfig, type Plugin } from 'vite'

const SRC = join(import.meta.dirname, 'src')
const NATIVE_TARGET = join(SRC, 'adapters/stores/sql/native-target.ts')

/**
 * The app and the command line in a few files, over those that the compiler has written for them: reading hundreds of modules one by
 * one was a third of a start. What is loaded by name (the dictionary, PDF's tables) stays a package; threads start from the compiler's
 * files. All output lies one folder below dist, as app/ and cli/ do.
 */
export default defineConfig({
  plugins: [placesOfModules()],
  build: {
    ssr: true,
    outDir: 'dist',
    emptyOutDir: false,
    copyPublicDir: false,
    reportCompressedSize: false,
    target: 'node20',
    minify: false,
    rolldownOptions: {
      input: { 'app/main': join(SRC, 'app/main.ts'), 'cli/main': join(SRC, 'cli/main.ts') },
      output: { entryFileNames: '[name].js', chunkFileNames: 'bundled/[name].js' },
    },
  },
  resolve: { alias: { '@neon-rs/load': NATIVE_TARGET, 'detect-libc': NATIVE_TARGET } },
  ssr: { noExternal: true, external: ['kuromoji', 'pdfjs-dist', 'pg'] },
  logLevel: 'warn',
})

/** `import.meta.url` stays the place of the module that says it. */
function placesOfModules(): Plugin {
  return {
    name: 'places-of-modules',
    buildStart: () => rmSync(join(import.meta.dirname, 'dist/bundled'), { recursive: true, force: true }),
    transform: (code, id) => {
      if (!id.startsWith(SRC) || !code.includes('import.meta.url')) return null
      const place = `../${relative(SRC, id).replaceAll('\\', '/').replace(/\.ts$/, '.js')}`
      return code.replaceAll('import.meta.url', `new URL('${place}', import.meta.url).href`)
    },
  }
}
