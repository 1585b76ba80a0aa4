// From pressing return to the drawn answer, on the page in Chromium: `npm run build && node test/bench/page.mjs [QUESTIONS]`.
import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'

const root = join(import.meta.dirname, '../..')
const PORT = 3998
const URL = `http://localhost:${PORT}`
const count = Number(process.argv[2] ?? 60)

const started = performance.now()
const app = spawn(process.execPath, [join(root, 'dist/app/main.js')], {
  env: { PATH: process.env.PATH, PORT: String(PORT) },
  stdio: ['ignore', 'ignore', 'pipe'],
})
let log = ''
app.stderr.on('data', (data) => {
  log += String(data)
})
const until = async (holds) => {
  while (!(await holds())) await new Promise((resolve) => setTimeout(resolve, 5))
}
await until(() =>
  fetch(URL).then(
    ({ ok }) => ok,
    () => false,
  ),
)
const servedMs = performance.now() - started
await until(() => /"message":"ready"/.test(log))
const readyMs = performance.now() - started

const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})
const page = await (await browser.newContext({ viewport: { width: 1280, height: 800 }, locale: 'ja-JP' })).newPage()
const opened = performance.now()
await page.goto(URL)
const composer = page.getByRole('textbox', { name: /へのメッセージ$/ })
await composer.waitFor()
const drawnMs = performance.now() - opened

/** Runs in the page: from the key to the first frame that has one more answer of the app in the thread. */
await page.evaluate(() => {
  globalThis.answered = () =>
    new Promise((resolve) => {
      addEventListener(
        'keydown',
        (event) => {
          if (event.key !== 'Enter') return
          const pressed = performance.now()
          const seen = document.querySelector('[data-kind=thread] blockquote')
          const look = () => {
            const quote = document.querySelector('[data-kind=thread] blockquote')
            if (quote !== null && quote !== seen) requestAnimationFrame(() => resolve(performance.now() - pressed))
            else requestAnimationFrame(look)
          }
          look()
        },
        { capture: true, once: true },
      )
    })
})
const questions = readFileSync(join(root, 'test/retrieval/questions.tuning.jsonl'), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line).question)
const times = []
for (const question of questions) {
  if (times.length === count) break
  await composer.fill(question)
  const answered = page.evaluate(() => Promise.race([globalThis.answered(), new Promise((r) => setTimeout(r, 1500))]))
  await composer.press('Enter')
  const ms = await answered
  // Without a quotation (a case's card, a list) there is nothing to wait for here.
  if (typeof ms === 'number') times.push(ms)
}
times.sort((a, b) => a - b)
const at = (share) => times[Math.min(times.length - 1, Math.floor(times.length * share))].toFixed(0)
console.log(`page served after ${servedMs.toFixed(0)} ms, app ready after ${readyMs.toFixed(0)} ms, page drawn in ${drawnMs.toFixed(0)} ms`)
console.log(`return to drawn answer, ${times.length} questions: p50 ${at(0.5)} ms, p95 ${at(0.95)} ms, most ${at(1)} ms`)
await browser.close()
app.kill()
