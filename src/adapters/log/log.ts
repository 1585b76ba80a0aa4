import type { Marks } from '../../service/marks.js'

export const LEVELS = ['debug', 'info', 'warn', 'error'] as const
export type Level = (typeof LEVELS)[number]

export interface LogOptions {
  /** Takes what is written, with the end of its line. */
  write: (text: string) => void
  /** For a program that collects lines, or for whoever sits at the terminal. */
  shape: 'json' | 'plain'
  /** What is less is left out. */
  level?: Level
  /** What must never stand in a line. */
  secrets?: readonly string[]
  marks?: Marks
  now?: () => Date
}

/** Takes a line whose first word is its level; a line without one is told as it is. */
export type Log = (line: string) => void

const LINE = /^(?:(debug|info|warn|error) )?([\s\S]*)$/
/** Shorter ones are no secrets, and words of their own. */
const LEAST_SECRET = 4

/**
 * The log: one line for each thing, with its level, when it happened, and what was being worked on. Secrets do not come through,
 * and neither does the text that some of Node's own errors quote.
 */
export function createLog({
  write,
  shape,
  level = 'info',
  secrets = [],
  marks,
  now = () => new Date(),
}: LogOptions): Log {
  const hidden = secrets.filter(({ length }) => length >= LEAST_SECRET).toSorted((a, b) => b.length - a.length)
  return (line) => {
    const [, said, words = ''] = LINE.exec(line) as [unknown, Level?, string?]
    if (LEVELS.indexOf(said ?? 'info') < LEVELS.indexOf(level) && said !== undefined) return
    const message = withoutSecrets(words, hidden)
    const mark = marks?.current()
    if (shape === 'plain') {
      const where = mark === undefined ? '' : ` (delivery ${mark})`
      write(`${said === undefined ? '' : `${said} `}${message}${where}\n`)
      return
    }
    const facts = {
      time: now().toISOString(),
      level: said ?? 'info',
      message,
      ...(mark !== undefined && { delivery: mark }),
    }
    write(`${JSON.stringify(facts)}\n`)
  }
}

function withoutSecrets(words: string, secrets: readonly string[]): string {
  let safe = withoutQuoted(words)
  for (const secret of secrets) safe = safe.replaceAll(secret, '[secret]')
  return (
    safe
      .replace(/\bx(ox[a-z]|app)[-.][\w.-]+/g, '[token]')
      // Whoever has one of these may write in Slack as the app, or read along with it.
      .replace(/(\/\/hooks\.slack\.com|\/response)\/[^\s"')]+/g, '$1/[secret]')
      .replace(/([?&]ticket=)[^\s"'&]+/g, '$1[secret]')
      .replace(/(\w:\/\/)[^\s/@]+@/g, '$1[secret]@')
  )
}

const NO_JSON = ' is not valid JSON'

/** Node's errors of parsing quote what they could not parse: whatever stands from the first of them to the last goes. */
function withoutQuoted(words: string): string {
  const end = words.lastIndexOf(NO_JSON)
  if (end < 0) return words
  const starts = ['Unexpected token', '"'].map((start) => words.indexOf(start)).filter((at) => at >= 0 && at < end)
  return starts.length === 0 ? words : `${words.slice(0, Math.min(...starts))}it${words.slice(end)}`
}
