/**
 * What goes wrong on purpose against the built program, a process of its own. `npm run chaos [-- PART…]`, where a part is `api`,
 * `sockets`, `database` (of SQLite; of PostgreSQL with DATABASE_URL), `requests` or `inputs`; all of them where none is
 * named. CHAOS_SCALE=0.1 does a tenth of each. Ends with 1 where anything is lost, doubled, let in, or grows.
 */
import { faultyApi } from './chaos-api.mjs'
import { databaseGone } from './chaos-database.mjs'
import { anyInputs } from './chaos-inputs.mjs'
import { badRequests } from './chaos-requests.mjs'
import { cutSockets } from './chaos-sockets.mjs'

const scale = Number(process.env.CHAOS_SCALE ?? '1')
const some = (count) => Math.max(1, Math.round(count * scale))
const PARTS = {
  api: () => faultyApi(some(500)),
  sockets: () => cutSockets({ cutS: some(120), flapS: some(20) }),
  database: () => databaseGone(process.env.DATABASE_URL, some(20)),
  requests: () => badRequests(some(1000)),
  inputs: () => anyInputs(some(20_000)),
}
const wanted = process.argv.slice(2)
const unknown = wanted.filter((part) => !(part in PARTS))
if (unknown.length > 0) throw new Error(`unknown: ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`)
for (const part of wanted.length > 0 ? wanted : Object.keys(PARTS)) await PARTS[part]()
