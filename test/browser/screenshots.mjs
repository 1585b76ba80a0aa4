// Takes the pictures of README.md and docs/使い方.md anew: `npm run build && npm run screenshots [-- NAME…]`. Needs Chromium.
import { spawn } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { chromium } from 'playwright-core'
import { askingPictures } from './pictures/asking.mjs'
import { casePictures } from './pictures/cases.mjs'
import { checklistPictures } from './pictures/checklists.mjs'
import { deskPictures } from './pictures/desk.mjs'
import { Visit } from './pictures/visit.mjs'
import { smallPng } from './small-png.mjs'

const root = join(import.meta.dirname, '../..')
const folder = join(root, 'docs/images')
const PORT = Number(process.env.PICTURES_PORT ?? 3999)
const URL = `http://localhost:${PORT}`
/** More than this is too much to look at before the text goes on. */
const MOST_BYTES = 120_000

const wanted = process.argv.slice(2)
mkdirSync(folder, { recursive: true })
const clock = join(import.meta.dirname, 'pictures/later-clock.mjs')
const app = spawn(process.execPath, ['--import', clock, join(root, 'dist/app/main.js')], {
  env: { PATH: process.env.PATH, PORT: String(PORT) },
  stdio: ['ignore', 'ignore', 'pipe'],
})
await new Promise((resolve, reject) => {
  app.stderr.on('data', (data) => /"message":"ready"/.test(String(data)) && resolve())
  app.on('exit', (code) => reject(new Error(`ended with ${code}`)))
})
const browser = await chromium.launch({
  executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
  args: ['--lang=ja-JP', '--no-sandbox', '--disable-gpu', '--disable-background-networking'],
})

/** Keeps what a picture shows: the page, or a part of it. */
async function keep(visit, name, part, clip) {
  await visit.tidy()
  const taken = part === undefined ? await visit.page.screenshot(clip && { clip }) : await part.screenshot()
  const small = smallPng(taken)
  if (small.length > MOST_BYTES) throw new Error(`${name}: ${small.length} bytes`)
  writeFileSync(join(folder, `${name}.png`), small)
  console.log(`${name} ${Math.round(small.length / 1000)} kB`)
}

const failed = []
// The clock goes on for those that come last.
for (const { names, look = {}, take } of [...askingPictures, ...casePictures, ...deskPictures, ...checklistPictures]) {
  if (wanted.length > 0 && !names.some((name) => wanted.includes(name))) continue
  const visit = await Visit.begin(browser, URL, look)
  visit.halfADayLater = () => app.kill('SIGUSR2')
  try {
    await take(visit, (name, part, clip) => keep(visit, name, part, clip))
  } catch (error) {
    failed.push(names.join())
    console.error(`${names.join()}: ${error}`)
  }
  await visit.end()
}
await browser.close()
app.kill()
if (failed.length > 0) process.exit(1)
