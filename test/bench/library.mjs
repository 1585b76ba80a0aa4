// A running app while 100 documents of 50 pages come into its library: how long the import, the rebuild and the answers
// take, how far the event loop is held up, and the memory. Needs a build.
// Ends with 1 where one in a hundred turns of the event loop was held up for 100 ms or more.
// usage: node test/bench/library.mjs [DOCUMENTS 100] [PAGES 50]
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { monitorEventLoopDelay, performance } from 'node:perf_hooks'
import { createAssistant } from '../../dist/app/assistant.js'

const [documents = '100', pages = '50'] = process.argv.slice(2)
const folder = mkdtempSync(join(tmpdir(), 'library-bench-'))
const QUESTIONS = [
  '在宅勤務の残業はどう扱う？',
  '部門3の通信費は誰が負担しますか',
  '広島市の事例',
  'セキュリティ対策は何から始めればいい？',
  '在宅勤務の申請はいつまで',
  'テレワークとは',
]
const seconds = (ms) => `${(ms / 1000).toFixed(1)} s`
const memory = () => `${Math.round(process.memoryUsage.rss() / 1e6)} MB`

async function answerTimes(assistant, rounds) {
  const times = []
  for (let i = 0; i < rounds; i += 1) {
    for (const text of QUESTIONS) {
      const start = performance.now()
      await assistant.answer({ text })
      times.push(performance.now() - start)
      await new Promise(setImmediate)
    }
  }
  times.sort((a, b) => a - b)
  const at = (share) => `${times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0)} ms`
  return `p50 ${at(0.5)}, p99 ${at(0.99)}`
}

try {
  execFileSync('node', ['test/bench/make-library.mjs', join(folder, 'files'), documents, pages])
  const files = readdirSync(join(folder, 'files')).map((name) => join(folder, 'files', name))
  let exchanged
  const ready = new Promise((resolve) => {
    exchanged = resolve
  })
  const assistant = await createAssistant({ root: process.cwd(), libraryFolder: join(folder, 'library'), log: exchanged })
  await answerTimes(assistant, 20)
  console.log(`before: memory ${memory()}, answers ${await answerTimes(assistant, 20)}`)
  await new Promise((resolve) => setTimeout(resolve, 500))

  let start = performance.now()
  execFileSync('node', ['dist/cli/main.js', 'import', ...files], { env: { ...process.env, DATA_DIR: folder }, stdio: 'pipe' })
  console.log(`import of ${files.length} files: ${seconds(performance.now() - start)}`)

  start = performance.now()
  const delay = monitorEventLoopDelay({ resolution: 5 })
  delay.enable()
  let most = 0
  const watch = setInterval(() => {
    most = Math.max(most, process.memoryUsage.rss())
  }, 50)
  const used = process.cpuUsage()
  const resident = process.memoryUsage().rss
  const line = await ready
  const { user, system } = process.cpuUsage(used)
  delay.disable()
  console.log(`${line} (seen after ${seconds(performance.now() - start)}, memory at most ${Math.round(most / 1e6)} MB)`)
  console.log(`CPU ${seconds((user + system) / 1000)}; memory at most ${(most / resident).toFixed(2)} times that before`)
  console.log(`event loop held up, idle app: p99 ${(delay.percentile(99) / 1e6).toFixed(0)} ms, max ${(delay.max / 1e6).toFixed(0)} ms`)
  if (delay.percentile(99) / 1e6 >= 100) process.exitCode = 1
  clearInterval(watch)
  console.log(`after: answers ${await answerTimes(assistant, 20)}`)
  await new Promise((resolve) => setTimeout(resolve, 5000))
  console.log(`memory five seconds later: ${memory()}`)
  assistant.close()
  start = performance.now()
  await createAssistant({ root: process.cwd(), libraryFolder: join(folder, 'library'), watch: false })
  console.log(`next start, from what was kept: ${seconds(performance.now() - start)}`)
} finally {
  rmSync(folder, { recursive: true, force: true })
}
