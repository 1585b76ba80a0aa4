/** Does the jobs of a database, five at a time, and prints the key of each when its work is done. */
import { openSqlStores } from '../../../dist/adapters/stores/sql/sql-stores.js'

const [place, aheadMs] = process.argv.slice(2)
const log = (line) => process.stderr.write(`${line}\n`)
const at = place.startsWith('postgres') ? { url: place } : { folder: place }
const stores = await openSqlStores({ ...at, retentionDays: 90, log, now: () => Date.now() + Number(aheadMs) })
for (;;) {
  const jobs = await stores.jobs.claim(5, 60_000)
  if (jobs.length === 0) break
  for (const job of jobs) {
    process.stdout.write(`${job.key}\n`)
    await stores.jobs.finish(job)
  }
}
await stores.close()
