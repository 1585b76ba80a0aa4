import pg from 'pg'
import { BIGINTS_AS_NUMBERS } from '../../../src/adapters/stores/sql/postgres-engine.js'

/** The PostgreSQL to test on: `DATABASE_URL`, of a user that may make databases. Absent where there is none. */
export const POSTGRES = process.env.DATABASE_URL

/** An empty database of its own on that server, so that test files run beside each other. */
export async function newPostgres(server: string): Promise<{ url: string; client: pg.Client; drop(): Promise<void> }> {
  const name = `test_${crypto.randomUUID().replaceAll('-', '')}`
  await onServer(server, `create database ${name}`)
  const url = Object.assign(new URL(server), { pathname: `/${name}` }).href
  const client = new pg.Client({ connectionString: url, types: BIGINTS_AS_NUMBERS })
  await client.connect()
  return {
    url,
    client,
    drop: async () => {
      await client.end()
      await onServer(server, `drop database ${name} with (force)`)
    },
  }
}

async function onServer(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  await client.query(statement).finally(() => client.end())
}
