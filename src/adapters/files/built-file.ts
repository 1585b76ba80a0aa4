import { sep } from 'node:path'
import { fileURLToPath } from 'node:url'

const [SOURCES, BUILT] = ['src', 'dist'].map((room) => `${sep}${room}${sep}`) as [string, string]

/**
 * The compiled file beside a module, for a thread to start from; where the sources run (tests), the one in `dist`.
 * `importer` is the module's own `import.meta.url`.
 */
export function builtFile(importer: string, name: string): string {
  const file = fileURLToPath(new URL(name, importer))
  const at = importer.endsWith('.ts') ? file.lastIndexOf(SOURCES) : -1
  return at < 0 ? file : file.slice(0, at) + BUILT + file.slice(at + SOURCES.length)
}
