// What becomes of a folder's documents: `node test/bench/documents.mjs FOLDER` (after a build) reads every file in it as `telework
// import` would and prints for each the seconds, its size and how many of its lines are kept, left out and lost.
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { importDocuments } from '../../dist/app/importing.js'
import { loadCorpus } from '../../dist/data/load-corpus.js'

const [folder] = process.argv.slice(2)
if (folder === undefined) {
  console.error('usage: node test/bench/documents.mjs FOLDER')
  process.exit(2)
}

const corpus = loadCorpus(join(import.meta.dirname, '../..'))
const library = mkdtempSync(join(tmpdir(), 'documents-'))
const LOST = /this line is in no passage/
const whole = { files: 0, refused: 0, seconds: 0, megabytes: 0, kept: 0, leftOut: 0, lost: 0 }

function filesBelow(path) {
  return readdirSync(path, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}

const row = (seconds, megabytes, kept, leftOut, lost, name) =>
  console.log(
    `${String(seconds).padStart(8)} ${String(megabytes).padStart(7)} ${String(kept).padStart(6)} ${String(leftOut).padStart(9)} ${String(lost).padStart(5)}  ${name}`,
  )

try {
  row('seconds', 'MB', 'kept', 'left out', 'lost', 'file')
  for (const path of filesBelow(folder)) {
    const began = performance.now()
    const { imported, refused, warnings } = await importDocuments({
      libraryFolder: join(library, String(whole.files)),
      paths: [path],
      facts: {},
      corpus,
      now: new Date(),
    })
    const seconds = (performance.now() - began) / 1000
    const megabytes = statSync(path).size / 1e6
    whole.files += 1
    whole.seconds += seconds
    whole.megabytes += megabytes
    if (refused[0] !== undefined) {
      whole.refused += 1
      row(seconds.toFixed(1), megabytes.toFixed(2), '-', '-', '-', `${basename(path)}: ${refused[0].refusal.message}`)
      continue
    }
    const lost = warnings.filter((warning) => LOST.test(warning))
    whole.kept += imported[0].kept
    whole.leftOut += imported[0].leftOut
    whole.lost += lost.length
    row(seconds.toFixed(1), megabytes.toFixed(2), imported[0].kept, imported[0].leftOut, lost.length, basename(path))
    for (const warning of lost) console.log(`           ${warning.split(': ').at(-1)}`)
  }
  row(whole.seconds.toFixed(1), whole.megabytes.toFixed(2), whole.kept, whole.leftOut, whole.lost, `${whole.files} files, ${whole.refused} refused`)
} finally {
  rmSync(library, { recursive: true, force: true })
}
