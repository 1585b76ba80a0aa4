import type { CompiledQuery, DatabaseConnection, SqliteDatabase, SqliteStatement } from 'kysely'
import type Sqlite from 'libsql'
import { SqliteDialect, SqliteDriver } from './kysely.js'
import type { Patience } from './patience.js'

/** Those of a question are some ten; lists of values make others. */
const MOST_KEPT = 200

/** A statement that is there already when it is run the second time. */
export class Statements {
  private readonly file: Sqlite.Database
  private readonly kept = new Map<string, SqliteStatement>()

  constructor(file: Sqlite.Database) {
    this.file = file
  }

  prepare(sql: string): SqliteStatement {
    const known = this.kept.get(sql)
    if (known !== undefined) return known
    const statement = this.file.prepare(sql)
    const kept: SqliteStatement = {
      reader: statement.reader,
      run: (parameters) => this.unlessBroken(sql, () => statement.run(parameters)),
      all: (parameters) => this.unlessBroken(sql, () => statement.all(parameters)),
      iterate: (parameters) => kept.all(parameters).values(),
    }
    for (const oldest of this.kept.keys()) {
      if (this.kept.size < MOST_KEPT) break
      this.kept.delete(oldest)
    }
    this.kept.set(sql, kept)
    return kept
  }

  /** One that failed may stand in its middle, and holds what it read until it is collected. */
  private unlessBroken<Result>(sql: string, work: () => Result): Result {
    try {
      return work()
    } catch (error) {
      this.kept.delete(sql)
      throw error
    }
  }
}

/**
 * Kysely's dialect over libsql, for a file that other processes write to as well: whoever meets their lock is patient, and leaves
 * no lock behind.
 */
export class LockingSqliteDialect extends SqliteDialect {
  private readonly database: SqliteDatabase
  private readonly patience: Patience

  constructor(file: Sqlite.Database, patience: Patience, statements = new Statements(file)) {
    const database = lockFirst(file, statements)
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
function lockFirst(file: Sqlite.Database, statements: Statements): SqliteDatabase {
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
  const locked = (statement: SqliteStatement): SqliteStatement => {
    const within = <Result>(work: () => Result): Result => (file.inTransaction ? work() : inTransaction(file, work))
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
          return statements.prepare(sql)
        case 'insert':
        case 'update':
        case 'delete':
          return locked(statements.prepare(sql))
        case 'pragma':
        case 'vacuum':
          return file.prepare(sql) as unknown as SqliteStatement
        default:
          return locked(file.prepare(sql) as unknown as SqliteStatement)
      }
    },
  }
}

/** All of the work, or nothing of it where it throws. */
export function inTransaction<Result>(file: Sqlite.Database, work: () => Result): Result {
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

class PatientDriver extends SqliteDriver {
  private readonly patience: Patience

  constructor(database: SqliteDatabase, patience: Patience) {
    super({ database })
    this.patience = patience
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    const connection = await super.acquireConnection()
    return {
      executeQuery: <Row>(query: CompiledQuery) =>
        this.patience.during(() => connection.executeQuery<Row>(query), {
          reads: /^\s*(select|pragma)\b/i.test(query.sql),
        }),
      streamQuery: (query) => connection.streamQuery(query),
    }
  }
}
