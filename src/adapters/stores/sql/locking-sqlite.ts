import { setTimeout as pause } from 'node:timers/promises'
import type { CompiledQuery, DatabaseConnection, SqliteDatabase, SqliteStatement } from 'kysely'
import type Sqlite from 'libsql'
import { SqliteDialect, SqliteDriver } from './kysely.js'

const FIRST_PAUSE_MS = 2
const LONGEST_PAUSE_MS = 50
/** While somebody else holds the file for long, nobody waits for it again and again: questions are answered without memory. */
const WHILE_HELD_MS = 50

/** How long a statement waits for another process that is writing, without holding up this one. */
export interface Patience {
  ms: number
}

/**
 * Kysely's dialect over libsql, for a file that other processes write to as well: whoever meets their lock is patient, and leaves
 * no lock behind.
 */
export class LockingSqliteDialect extends SqliteDialect {
  private readonly database: SqliteDatabase
  private readonly patience: Patience

  constructor(file: Sqlite.Database, patience: Patience) {
    const database = lockFirst(file)
    super({ database })
    this.database = database
    this.patience = patience
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.database, this.patience)
  }
}

/**
 * The file with every write inside `begin immediate`. A libsql statement that meets a lock stays in progress until it is collected
 * (tursodatabase/libsql-js#237): what the connection then writes is not committed, and keeps the file locked. `exec` leaves
 * nothing behind, so it is `exec` that meets the lock.
 */
function lockFirst(file: Sqlite.Database): SqliteDatabase {
  const control = (statement: string): SqliteStatement => ({
    reader: false,
    run: () => {
      // On a full disk SQLite has rolled back itself; to do so again would fail, and hide why.
      if (file.inTransaction || !statement.startsWith('rollback')) file.exec(statement)
      return { changes: 0, lastInsertRowid: 0 }
    },
    all: () => [],
    iterate: () => [].values(),
  })
  const locked = (statement: Sqlite.Statement): SqliteStatement => {
    const within = <Result>(work: () => Result): Result => {
      if (file.inTransaction) return work()
      file.exec('begin immediate')
      try {
        const result = work()
        file.exec('commit')
        return result
      } catch (error) {
        if (file.inTransaction) file.exec('rollback')
        throw error
      }
    }
    return {
      reader: statement.reader,
      run: (parameters) => within(() => statement.run(parameters)),
      all: (parameters) => within(() => statement.all(parameters)),
      iterate: (parameters) => within(() => statement.all(parameters)).values(),
    }
  }
  return {
    close: () => file.close(),
    prepare: (sql) => {
      const [word = ''] = /^[a-z]+/i.exec(sql) ?? []
      switch (word.toLowerCase()) {
        case 'begin':
          return control('begin immediate')
        case 'commit':
        case 'rollback':
          return control(sql)
        case 'select':
        case 'pragma':
        case 'vacuum':
          return file.prepare(sql) as unknown as SqliteStatement
        default:
          return locked(file.prepare(sql))
      }
    },
  }
}

class PatientDriver extends SqliteDriver {
  private readonly patience: Patience
  /** Whoever waited last did so in vain. */
  private isHeld = false

  constructor(database: SqliteDatabase, patience: Patience) {
    super({ database })
    this.patience = patience
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection()
    return {
      executeQuery: (query) => this.patiently(connection, query),
      streamQuery: (query) => connection.streamQuery(query),
    }
  }

  private async patiently<Row>(connection: DatabaseConnection, query: CompiledQuery) {
    let waited = 0
    for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
      try {
        const result = await connection.executeQuery<Row>(query)
        // Who only reads is not held up.
        if (!/^\s*(select|pragma)\b/i.test(query.sql)) this.isHeld = false
        return result
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'SQLITE_BUSY') throw error
        if (waited >= (this.isHeld ? Math.min(WHILE_HELD_MS, this.patience.ms) : this.patience.ms)) {
          this.isHeld = true
          throw error
        }
        await pause(pauseMs)
        waited += pauseMs
      }
    }
  }
}
