import { accessSync, constants, statSync } from 'node:fs'
import { join } from 'node:path'

/** What is wrong with DATA_DIR, a line each; that it is not there yet is nothing wrong. */
export function dataDirProblems(dataDir: string): string[] {
  return folderProblem('', dataDir) ?? folderProblem('its "library" ', join(dataDir, 'library')) ?? []
}

function folderProblem(what: string, path: string): string[] | undefined {
  try {
    if (!statSync(path).isDirectory()) return [`DATA_DIR: ${what}is a file, and must be a folder`]
    accessSync(path, constants.R_OK | constants.X_OK)
    return undefined
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException
    if (code === 'ENOENT') return undefined
    if (code === 'ENOTDIR') return [`DATA_DIR: ${what}is below a file, and must be in a folder`]
    return [`DATA_DIR: ${what}cannot be read (${code}) by the user that runs this program`]
  }
}
