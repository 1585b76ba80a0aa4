/** The environment does not hold a usable configuration. Each problem names its variable, none shows a value. */
export class ConfigError extends Error {
  readonly code = 'config'
  readonly problems: string[]

  constructor(problems: string[], options?: ErrorOptions) {
    super(`${problems.length} problem(s) in the configuration`, options)
    this.name = 'ConfigError'
    this.problems = problems
  }
}
