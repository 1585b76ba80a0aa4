/**
 * npm run bench [-- DOCS QUERIES [GOLD]]...: one table of how long things take and how much they hold, on made-up text and on sets that
 * are given (the formats of `telework retrieve`; GOLD {"qid","doc"} lines; sets apart by --). Each measurement is a process
 * of its own, run several times; medians. `npm run bench -- answers [OLD]` measures answers alone: this build's, and in turn with
 * it those of another, an older checkout that was built (answers.mjs). `npm run bench -- start [OLD]` measures starts alone (start.mjs), `npm run bench -- scale` a search engine
 * outside (scale.mjs).
 */
import { execFileSync } from 'node:child_process'
import { cpus } from 'node:os'
import { basename, join, resolve } from 'node:path'
import { measureAnswers } from './answers.mjs'
import { assistantOf, assistantWithOwn, canImport } from './built.mjs'
import { measureScale } from './scale.mjs'
import { measureStarts } from './start.mjs'

const RUNS = 5
const SIZES = [1000, 3000, 10_000]

const runOnce = (...args) =>
  JSON.parse(execFileSync(process.execPath, [join(import.meta.dirname, 'measure.mjs'), ...args], { encoding: 'utf8' }))
const measure = (...args) => medians(Array.from({ length: RUNS }, () => runOnce(...args)))

function medians(runs) {
  const median = (name) => runs.map((run) => run[name]).sort((a, b) => a - b)[Math.floor(RUNS / 2)]
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(name)]))
}

const number = (value, digits = 0) => value.toLocaleString('en', { minimumFractionDigits: digits, maximumFractionDigits: digits })
const row = (...cells) => console.log(`| ${cells.join(' | ')} |`)

console.log(
  `${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? '?'}), medians of ${RUNS} runs\n`,
)
if (process.argv[2] === 'scale') {
  await measureScale(process.argv.length > 3 ? process.argv.slice(3).map(Number) : undefined)
  process.exit(0)
}
const alone = ['answers', 'start'].find((each) => each === process.argv[2])
const roots = [join(import.meta.dirname, '../..'), ...(alone ? process.argv.slice(3) : []).map((other) => resolve(other))]
if (alone !== 'answers') await startTable()
if (alone !== 'start') await answerTable()
if (alone !== undefined) process.exit(0)
console.log()
row('what', 'load ms', 'build ms', 'p50 ms', 'p95 ms', 'p99 ms', 'resident MB', 'also')
row('---', '--:', '--:', '--:', '--:', '--:', '--:', '---')
for (const [loader, name] of [
  ['stock', 'dictionary, stock loader'],
  ['cached', 'dictionary, cached tables'],
]) {
  const { ready, rss, perCharacter } = measure('dictionary', loader)
  row(name, number(ready), '', '', '', '', number(rss), `${number(perCharacter, 2)} µs a character`)
}
const retrievalRow = (name, { load, built, p50, p95, p99, rss, mrr }, gold) =>
  row(name, number(load), number(built), number(p50, 2), number(p95, 2), number(p99, 2), number(rss), gold ? `MRR@10 ${number(mrr, 4)}` : '')
for (const size of SIZES) retrievalRow(`${number(size)} made-up passages of 240 characters`, measure('made-up', size), false)
for (const paths of setsOf(process.argv.slice(2))) {
  const figures = measure('set', ...paths)
  retrievalRow(`${basename(paths[0])}, ${number(figures.documents)} documents`, figures, paths.length > 2)
}

/** Answers of this build, and old : new beside those of others: from the corpus alone, then with documents of one's own. */
async function answerTable() {
  await answerRows('answers, warm, in one process', roots, (root) => assistantOf(root))
  console.log()
  const importing = roots.filter(canImport)
  await answerRows('the same with five documents of a company', importing, (root) => assistantWithOwn(root, 'machine-works'))
}

async function answerRows(title, from, assistantAt) {
  const assistants = []
  for (const root of from) assistants.push(await assistantAt(root))
  const [here, ...there] = await measureAnswers(assistants)
  const names = ['p50', 'p95', 'p99', 'cpu']
  row(title, 'p50 ms', 'p95 ms', 'p99 ms', 'processor ms')
  row('---', '--:', '--:', '--:', '--:')
  row('this build', ...names.map((name) => number(here[name], 2)))
  there.forEach((old, i) => {
    row(basename(from[i + 1]), ...names.map((name) => number(old[name], 2)))
    row('old : new', ...names.map((name) => number(old[name] / here[name], 2)))
  })
}

/** The processor's time until a start is over, and old : new. */
async function startTable() {
  const [here, ...there] = await measureStarts(roots)
  const names = Object.keys(here)
  row('a start, ms of the processor', ...names)
  row('---', ...names.map(() => '--:'))
  row('this build', ...names.map((name) => number(here[name])))
  there.forEach((old, i) => {
    row(basename(roots[i + 1]), ...names.map((name) => number(old[name])))
    row('new : old', ...names.map((name) => number(here[name] / old[name], 2)))
  })
  console.log()
}

function setsOf(args) {
  const sets = [[]]
  for (const argument of args) {
    if (argument === '--') sets.push([])
    else sets.at(-1).push(argument)
  }
  return sets.filter(({ length }) => length > 1)
}
