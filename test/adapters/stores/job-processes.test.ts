import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { openSqlStores } from '../../../src/adapters/stores/sql/sql-stores.js'
import { newPostgres, POSTGRES } from './postgres.js'

const JOBS = 300
const AT_ONCE = 5
const LEASE_MS = 60_000

class Worker {
  readonly done: string[] = []
  readonly ended: Promise<number | null>
  private readonly child: ChildProcess

  constructor(place: string, aheadMs: number, onDone: (worker: Worker) => void = () => {}) {
    this.child = spawn(process.execPath, [join(import.meta.dirname, 'job-worker.mjs'), place, String(aheadMs)], {
      stdio: ['ignore', 'pipe', 'inherit'],
    })
    this.child.stdout!.on('data', (text: Buffer) => {
      this.done.push(...String(text).split('\n').filter(Boolean))
      onDone(this)
    })
    this.ended = new Promise((resolve) => this.child.on('close', resolve))
  }

  kill(): void {
    this.child.kill('SIGKILL')
  }
}

async function killedInTheMiddle(place: string): Promise<void> {
  const at = place.startsWith('postgres') ? { url: place } : { folder: place }
  const stores = await openSqlStores({ ...at, retentionDays: 90, log: () => {} })
  for (let number = 0; number < JOBS; number++) {
    await stores.jobs.add({ team: 'T', key: `j${number}`, kind: 'x', data: null, due: number })
  }
  await stores.close()
  const killed = new Worker(place, 0, (worker) => worker.done.length > 40 && worker.kill())
  const other = new Worker(place, 0)
  await Promise.all([killed.ended, other.ended])
  expect(await other.ended).toBe(0)
  // What the killed one held lapses with its lease.
  const next = new Worker(place, 2 * LEASE_MS)
  expect(await next.ended).toBe(0)
  const done = [...killed.done, ...other.done, ...next.done]
  expect(new Set(done).size).toBe(JOBS)
  // Twice only what was done and not yet finished at the kill.
  expect(done.length - JOBS).toBeLessThanOrEqual(1)
  expect(next.done.length).toBeLessThanOrEqual(AT_ONCE)
}

test('of two processes on one SQLite file each does its own jobs, and one takes over what a killed one held', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jobs-'))
  await killedInTheMiddle(folder)
  rmSync(folder, { recursive: true, force: true })
})

const server = POSTGRES
if (server !== undefined) {
  test('and so on one PostgreSQL', async () => {
    const { url, drop } = await newPostgres(server)
    await killedInTheMiddle(url)
    await drop()
  })
}
