import { ConfigError } from './config-error.js'

/** Adds the variables of a `.env` file in the working folder, where there is one; those that are set stay as they are. */
export function readEnvFile(): void {
  try {
    process.loadEnvFile()
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return
    throw new ConfigError(['.env: cannot be read'], { cause: error })
  }
}
