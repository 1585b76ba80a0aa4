import { join } from 'node:path'
import { ConfigError } from '../app/config-error.js'
import { dataDirProblems } from '../app/data-dir.js'
import { readEnvFile } from '../app/env-file.js'
import { teamLibrary } from '../app/team-folders.js'
import { UsageError } from './input.js'

/** Where imported documents are kept: below DATA_DIR (DESIGN.md §5), which a `.env` file may name. */
export function libraryFolder(): string {
  return join(dataDirHere(), 'library')
}

/** A command about the library: that of one team with `--team T…`, which is taken out of the arguments. */
export function withLibrary<Result>(args: string[], run: (args: string[], folder: string) => Result): Result {
  const at = args.findIndex((arg) => arg === '--team' || arg.startsWith('--team='))
  if (at < 0) return run(args, libraryFolder())
  const given = args[at]!
  const [team = '', length] = given === '--team' ? [args[at + 1], 2] : [given.slice('--team='.length), 1]
  if (!/^T[A-Z0-9]+$/.test(team)) throw new UsageError('--team takes the id of a team (T…)')
  return run(args.toSpliced(at, length), teamLibrary(dataDirHere(), team))
}

function dataDirHere(): string {
  readEnvFile()
  const dataDir = process.env.DATA_DIR?.trim() || 'data'
  const problems = dataDirProblems(dataDir)
  if (problems.length > 0) throw new ConfigError(problems)
  return dataDir
}
