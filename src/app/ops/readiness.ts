/** What the app cannot answer without. */
export type Part = 'index' | 'database' | 'slack' | 'process'

/** What it answers without, though less. */
export type LesserPart = 'search'

export interface NotReady {
  part: Part | LesserPart
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

  private readonly lesser = new Map<LesserPart, Check>()

  set(part: Part, check: Check): void {
    this.checks[part] = check
  }

  /** What it answers without is told, and takes nobody from the process. */
  watch(part: LesserPart, check: Check): void {
    this.lesser.set(part, check)
  }

  /** Nothing new is taken in from now on. */
  end(): void {
    this.checks.process = () => 'is ending'
  }

  faults(): Promise<NotReady[]> {
    return faultsOf(Object.entries(this.checks) as [Part, Check][])
  }

  /** What is away while questions are answered. */
  lacks(): Promise<NotReady[]> {
    return faultsOf([...this.lesser])
  }
}

async function faultsOf(parts: [NotReady['part'], Check][]): Promise<NotReady[]> {
  const reasons = await Promise.all(parts.map(([, check]) => reasonOf(check)))
  return parts.flatMap(([part], i) => (reasons[i] === undefined ? [] : [{ part, reason: reasons[i] }]))
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
