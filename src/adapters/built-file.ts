import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A compiled file of the program, for a thread to start from; tests that run the sources take it from `dist` as well. */
export function builtFile(name: string): string {
  const here = fileURLToPath(import.meta.url)
  const folder = dirname(dirname(here))
  return here.endsWith('.ts') ? join(dirname(folder), 'dist', name) : join(folder, name)
}
