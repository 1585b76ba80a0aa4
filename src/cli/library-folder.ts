import { join } from 'node:path'
import { ConfigError } from '../app/config-error.js'
import { dataDirProblems } from '../app/data-dir.js'
import { readEnvFile } from '../app/env-file.js'

/** Where imported documents are kept: below DATA_DIR (DESIGN.md §5), which a `.env` file may name. */
export function libraryFolder(): string {
  readEnvFile()
  const dataDir = process.env.DATA_DIR?.trim() || 'data'
  const problems = dataDirProblems(dataDir)
  if (problems.length > 0) throw new ConfigError(problems)
  return join(dataDir, 'library')
}
