/** What the app cannot answer without. */
export type Part = 'index' | 'database' | 'slack' | 'process'

export interface NotReady {
  part: Part
  reason: string
}

/** Undefined where all is well. */
type Check = () => string | undefined | Promise<string | undefined>

/** Whoever asks is not kept waiting for a database that gives no answer. */
const CHECK_MS = 2000

/** Whether questions can be answered now, and if not, why. Each part counts as not ready until it has a check. */
export class Readiness {
  private readonly checks: Record<Part, Check> = {
    process: () => undefined,
    database: () => 'is not opened yet',
    index: () => 'the dictionary and the index are being loaded',
    slack: () => 'is not connected yet',
  }

  set(part: Part, check: Check): void {
    this.checks[part] = check
  }

  /** Nothing new is taken in from now on. */
  end(): void {
    this.checks.process = () => 'is ending'
  }

  async faults(): Promise<NotReady[]> {
    const parts = Object.entries(this.checks) as [Part, Check][]
    const reasons = await Promise.all(parts.map(([, check]) => reasonOf(check)))
    return parts.flatMap(([part], i) => (reasons[i] === undefined ? [] : [{ part, reason: reasons[i] }]))
  }
}

async function reasonOf(check: Check): Promise<string | undefined> {
  let late: NodeJS.Timeout | undefined
  const timeout = new Promise<string>((resolve) => {
    late = setTimeout(resolve, CHECK_MS, `gave no answer in ${CHECK_MS} ms`)
  })
  try {
    return await Promise.race([check(), timeout])
  } catch (error) {
    return `cannot be used: ${error instanceof Error ? error.message : String(error)}`
  } finally {
    clearTimeout(late)
  }
}
