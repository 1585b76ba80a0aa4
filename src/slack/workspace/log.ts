import { type Logger, LogLevel } from '@slack/bolt'

const ORDER = [LogLevel.DEBUG, LogLevel.INFO, LogLevel.WARN, LogLevel.ERROR]

/** Bolt's logger over the app's log. What the SDK says for those who look for faults in it holds what people write: it is left out. */
export function createLogger(write: (line: string) => void, level: LogLevel = LogLevel.INFO): Logger {
  let lowest = level
  const log =
    (at: LogLevel) =>
    (...parts: unknown[]) => {
      if (ORDER.indexOf(at) >= ORDER.indexOf(lowest)) write(`${at} ${parts.map(words).join(' ')}`)
    }
  return {
    debug: log(LogLevel.DEBUG),
    info: log(LogLevel.INFO),
    warn: log(LogLevel.WARN),
    error: log(LogLevel.ERROR),
    setLevel: (next) => {
      lowest = next
    },
    getLevel: () => lowest,
    setName: () => {},
  }
}

/** One line, with no token in it. */
function words(part: unknown): string {
  const text =
    part instanceof Error ? (part.stack ?? part.message) : typeof part === 'string' ? part : JSON.stringify(part)
  return String(text)
    .replace(/\bx(ox[a-z]|app)[-.][\w.-]+/g, '[token]')
    .replaceAll('\n', ' | ')
}
