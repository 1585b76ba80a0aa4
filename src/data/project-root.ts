import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder that belongs `corpus/` and `intents/`: the package's own, above `start`. Whether they are there is seen when they are read. */
export function findProjectRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'package.json'))) return folder
    if (dirname(folder) === folder) throw new Error(`no folder above ${start} holds package.json`)
  }
}
