import { existsSync } from 'node:fs'
import { dirname, join } from 'node:path'

/** The folder that holds `corpus/` and `intents/`: the nearest one above `start`, a folder of the installed package. */
export function findProjectRoot(start: string): string {
  for (let folder = start; ; folder = dirname(folder)) {
    if (existsSync(join(folder, 'corpus')) && existsSync(join(folder, 'package.json'))) return folder
    if (dirname(folder) === folder) throw new Error(`no folder above ${start} holds corpus/ and package.json`)
  }
}
