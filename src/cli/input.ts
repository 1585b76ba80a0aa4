import { readFileSync } from 'node:fs'
import { type ParseArgsConfig, parseArgs } from 'node:util'
import type { z } from 'zod'

/** Wrong usage or bad input: one line that says what and where; the program ends with 2. */
export class UsageError extends Error {
  readonly code = 'usage'

  constructor(message: string) {
    super(message)
    this.name = 'UsageError'
  }
}

/** Options and words of a command; a UsageError in one line where they are not its. */
export function readArguments<const O extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: O) {
  try {
    return parseArgs({ args, options, allowPositionals: true, strict: true })
  } catch (error) {
    throw new UsageError((error as Error).message.split('\n')[0]!)
  }
}

/** The whole of standard input. */
export async function readStandardInput(): Promise<string> {
  const parts: Buffer[] = []
  for await (const part of process.stdin) parts.push(part as Buffer)
  return Buffer.concat(parts).toString('utf8')
}

/** A file's text; a UsageError that names it where it cannot be read. */
export function readTextFile(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch (cause) {
    throw new UsageError(`${path}: cannot be read (${(cause as NodeJS.ErrnoException).code ?? cause})`)
  }
}

/** JSON lines of one shape, checked whole; blank lines are passed over. `name` is what an error calls the input. */
export function parseJsonLines<S extends z.ZodType>(text: string, name: string, schema: S): z.infer<S>[] {
  const rows: z.infer<S>[] = []
  text.split(/\r?\n/).forEach((line, i) => {
    if (line.trim() === '') return
    let value: unknown
    try {
      value = JSON.parse(line)
    } catch {
      throw new UsageError(`${name}:${i + 1}: not a JSON line`)
    }
    const parsed = schema.safeParse(value)
    if (!parsed.success) {
      const issue = parsed.error.issues[0]!
      throw new UsageError(`${name}:${i + 1}: ${issue.path.join('.') || 'line'}: ${issue.message}`)
    }
    rows.push(parsed.data)
  })
  return rows
}
