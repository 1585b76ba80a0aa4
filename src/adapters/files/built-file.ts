import { fileURLToPath } from 'node:url'

/**
 * The compiled file beside a module, for a thread to start from; where the sources run (tests), the one in `dist`.
 * `importer` is the module's own `import.meta.url`.
 */
export function builtFile(importer: string, name: string): string {
  const file = fileURLToPath(new URL(name, importer))
  return importer.endsWith('.ts') ? file.replace(/([\\/])src([\\/](?!.*[\\/]src[\\/]))/, '$1dist$2') : file
}
