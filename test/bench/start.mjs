// How long a start takes: `npm run bench -- start [OLD]`. The processor's time of whole processes, this build's and an older checkout's in
// turn; the least of some runs, which other work on the machine disturbs least. Only the ratios of one run say anything.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const RUNS = 7
const QUESTION = '在宅勤務の日の残業は？'
const PORT = 3997

/** What is measured, each by the arguments that it starts a process with in a checkout; undefined where it has no such program. */
const STARTS = {
  'ask, to its end': (root) => ({ args: [join(root, 'dist/cli/main.js'), 'ask', QUESTION] }),
  'page, until it is ready': (root) => {
    const main = ['dist/app/main.js', 'dist/main.js'].map((name) => join(root, name)).find(existsSync)
    return { args: [main, ...(main.endsWith('app/main.js') ? [] : ['playground'])], until: /^ready$|"message":"ready"/m }
  },
}

/** For each of some checkouts, by what is measured, the least milliseconds of the processor. */
export async function measureStarts(roots) {
  const figures = roots.map(() => ({}))
  for (const [what, of] of Object.entries(STARTS)) {
    const runs = roots.map(() => [])
    for (let run = 0; run < RUNS; run += 1) for (const [at, root] of roots.entries()) runs[at].push(await processorMs(of(root)))
    for (const at of roots.keys()) figures[at][what] = Math.min(...runs[at])
  }
  return figures
}

async function processorMs({ args, until }) {
  const folder = mkdtempSync(join(tmpdir(), 'start-'))
  const env = { PATH: process.env.PATH, PORT: String(PORT), DATA_DIR: join(folder, 'data') }
  try {
    return await new Promise((resolve, reject) => {
      const child = spawn(process.execPath, args, { cwd: folder, env, stdio: ['ignore', 'ignore', 'pipe'] })
      let log = ''
      let taken = 0
      // Of a process that has ended nothing can be read any more: what `ask` took last is what it took, to a hundredth of a second.
      const reading = setInterval(() => {
        taken = Math.max(taken, takenBy(child.pid))
      }, 5)
      child.stderr.on('data', (data) => {
        log += data
        if (!until?.test(log)) return
        taken = takenBy(child.pid)
        child.kill()
      })
      child.on('error', reject)
      child.on('close', (code) => {
        clearInterval(reading)
        if (code !== 0 && !until?.test(log)) reject(new Error(log))
        else resolve(taken)
      })
    })
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
}

const TICK_MS = 10

/** Milliseconds of the processor that a process has taken (Linux: fields 14 and 15 of its stat). */
function takenBy(pid) {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1].split(' ')
    return (Number(fields[11]) + Number(fields[12])) * TICK_MS
  } catch {
    return 0
  }
}
