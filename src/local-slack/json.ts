/** A JSON object that is not known any closer. */
export type Json = Record<string, unknown>

export function isJson(value: unknown): value is Json {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** A refusal in Slack's words; extra keys go into the answer. */
export class SlackRefusal extends Error {
  readonly code: string
  readonly extra: Json

  constructor(code: string, extra: Json = {}) {
    super(code)
    this.name = 'SlackRefusal'
    this.code = code
    this.extra = extra
  }
}
