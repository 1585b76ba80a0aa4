/** The database cannot be used; the message is the sentence for whoever starts the program. */
export class StoreFault extends Error {
  readonly code = 'store'

  constructor(message: string, options?: ErrorOptions) {
    super(message, options)
    this.name = 'StoreFault'
  }
}

const LOCKED = 'is locked by another program; end that one first'
const DAMAGED = 'is damaged or no database; put a copy back, or move it away to start with an empty one'
const NOT_ALLOWED = 'the user that runs this program may not use it'

/** By the lowest byte of SQLite's result code: what is above only tells where it happened. */
const SQLITE: ReadonlyMap<number, string> = new Map([
  [3, NOT_ALLOWED],
  [5, LOCKED],
  [6, LOCKED],
  [8, 'may only be read by the user that runs this program'],
  [10, 'the disk cannot be read or written'],
  [11, DAMAGED],
  [13, 'the disk is full'],
  [23, NOT_ALLOWED],
  [26, DAMAGED],
])

/** Why a database file cannot be opened. */
export function sqliteFault(path: string, error: unknown): StoreFault {
  if (error instanceof StoreFault) return error
  const { code, rawCode, message } = Object(error) as { code?: unknown; rawCode?: unknown; message?: string }
  const known = typeof rawCode === 'number' ? SQLITE.get(rawCode & 0xff) : undefined
  // libsql gives SQLite's number 14 inside the message where there is nothing to open.
  const words = known ?? (/unable to open/i.test(message ?? '') ? 'cannot be opened or made' : String(message))
  return new StoreFault(`${path}: ${words}${typeof code === 'string' && code !== '' ? ` (${code})` : ''}`, {
    cause: error,
  })
}

const POSTGRES: ReadonlyMap<string, string> = new Map([
  ['ECONNREFUSED', 'no database listens there'],
  ['ENOTFOUND', 'its host is not known'],
  ['EAI_AGAIN', 'its host is not known'],
  ['ETIMEDOUT', 'it does not answer'],
  ['28P01', 'the user or the password is wrong'],
  ['28000', 'this user may not connect'],
  ['3D000', 'there is no database of this name'],
  ['42501', 'this user may not make tables in it'],
  ['53100', 'its disk is full'],
  ['53300', 'it has too many connections'],
  ['57P03', 'it is just starting or ending; try again'],
  ['25006', 'it may only be read'],
])

/** Why a database server cannot be used; never shows the password. */
export function postgresFault(url: string, error: unknown): StoreFault {
  if (error instanceof StoreFault) return error
  const { code, message } = Object(error) as { code?: unknown; message?: string }
  const words = POSTGRES.get(String(code)) ?? (/timeout/i.test(message ?? '') ? 'it does not answer' : String(message))
  return new StoreFault(
    `DATABASE_URL: ${placeOf(url)}: ${words}${typeof code === 'string' && code !== '' ? ` (${code})` : ''}`,
    { cause: error },
  )
}

/** Host and name of a database, without who opens it. */
export function placeOf(url: string): string {
  const { host, pathname } = new URL(url)
  return `${host}${pathname}`
}
