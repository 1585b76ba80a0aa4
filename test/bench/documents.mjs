// Reads every document of a folder as `telework import` does, and says of each how long it took, what it cost and how many of
// its lines stand in a passage. Needs a build.
// usage: node test/bench/documents.mjs FOLDER
import { readdirSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'
import { performance } from 'node:perf_hooks'
import { createDocumentReader } from '../../dist/adapters/documents/document-reader.js'
import { accountFor } from '../../dist/core/library/account.js'
import { withoutContents } from '../../dist/core/library/contents.js'
import { cutPassages } from '../../dist/core/library/cut-passages.js'
import { titleOf } from '../../dist/core/library/document-title.js'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node test/bench/documents.mjs FOLDER')
  process.exit(2)
}
const files = readdirSync(folder, { recursive: true })
  .map((name) => join(folder, name))
  .filter((path) => statSync(path).isFile())
  .sort()
const reader = createDocumentReader()
const total = { files: 0, refused: 0, bytes: 0, lines: 0, kept: 0, leftOut: 0, lost: 0, passages: 0 }
let most = 0
const watch = setInterval(() => {
  most = Math.max(most, process.memoryUsage.rss())
}, 20)
const start = performance.now()
console.log(['seconds', 'MB', 'lines', 'kept', 'left out', 'lost', 'passages', 'file'].join('\t'))
for (const path of files) {
  const from = performance.now()
  total.files += 1
  total.bytes += statSync(path).size
  const shown = relative(folder, path)
  try {
    const { document } = await reader.read(path)
    const lines = withoutContents(document.lines)
    const passages = cutPassages(lines, document.title ?? titleOf(lines) ?? '')
    const { kept, leftOut, lost } = accountFor(lines, passages)
    const count = kept + leftOut.length + lost.length
    const seconds = ((performance.now() - from) / 1000).toFixed(2)
    const megabytes = (statSync(path).size / 1e6).toFixed(2)
    console.log([seconds, megabytes, count, kept, leftOut.length, lost.length, passages.length, shown].join('\t'))
    for (const line of lost) console.log(`\tlost: ${line}`)
    total.lines += count
    total.kept += kept
    total.leftOut += leftOut.length
    total.lost += lost.length
    total.passages += passages.length
  } catch (error) {
    total.refused += 1
    console.log(`\trefused\t${shown}: ${error.message}`)
  }
}
await reader.close()
clearInterval(watch)
const seconds = (performance.now() - start) / 1000
console.log(
  `${total.files} files (${total.refused} refused), ${(total.bytes / 1e6).toFixed(1)} MB, ${seconds.toFixed(1)} s, at most ${Math.round(most / 1e6)} MB of memory: ` +
    `${total.lines} lines, ${total.kept} kept, ${total.leftOut} left out, ${total.lost} lost, ${total.passages} passages`,
)
