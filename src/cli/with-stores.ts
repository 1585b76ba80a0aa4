import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { type Config, loadConfig } from '../app/config.js'
import { ConfigError } from '../app/config-error.js'
import { dataDirProblems } from '../app/data-dir.js'
import { readEnvFile } from '../app/env-file.js'
import { openStores } from '../app/stores.js'
import type { Stores } from '../service/stores.js'

/** Works with the app's database, as the environment says; one that is not there yet is made only where `makes`. */
export async function withStores<Result>(
  { makes }: { makes: boolean },
  work: (stores: Stores, config: Config) => Promise<Result>,
): Promise<Result> {
  readEnvFile()
  const config = loadConfig(process.env)
  const file = join(config.dataDir, 'telework.db')
  const problems = config.databaseUrl === undefined ? dataDirProblems(config.dataDir) : []
  if (problems.length > 0) throw new ConfigError(problems)
  if (!makes && config.databaseUrl === undefined && !existsSync(file))
    throw new ConfigError([`${file}: there is no database yet`])
  const stores = await openStores(config, (line) => console.error(line))
  try {
    return await work(stores, config)
  } finally {
    await stores.close()
  }
}
