import { setTimeout as pause } from 'node:timers/promises'
import {
  type CompiledQuery,
  type DatabaseConnection,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
  type SqliteStatement,
} from 'kysely'
import type Sqlite from 'libsql'

const FIRST_PAUSE_MS = 2
const LONGEST_PAUSE_MS = 50

/**
 * Kysely's dialect over libsql, for a file that other processes write to as well: whoever meets their lock waits for up to
 * `patienceMs` without holding up the process, and leaves no lock behind.
 */
export class LockingSqliteDialect extends SqliteDialect {
  private readonly database: SqliteDatabase
  private readonly patienceMs: number

  constructor(file: Sqlite.Database, patienceMs: number) {
    const database = lockFirst(file)
    super({ database })
    this.database = database
    this.patienceMs = patienceMs
  }

  override createDriver(): SqliteDriver {
    return new PatientDriver(this.database, this.patienceMs)
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
      file.exec(statement)
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
        // On a full disk SQLite has done so itself.
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
  private readonly patienceMs: number

  constructor(database: SqliteDatabase, patienceMs: number) {
    super({ database })
    this.patienceMs = patienceMs
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
        return await connection.executeQuery<Row>(query)
      } catch (error) {
        if ((error as { code?: unknown }).code !== 'SQLITE_BUSY' || waited >= this.patienceMs) throw error
        await pause(pauseMs)
        waited += pauseMs
      }
    }
  }
}
