// Writes src/core/text/sign-readings.ts: how each kanji reads, worked out of the dictionary's nouns of one and of two kanji:
// `node test/bench/make-sign-readings.mjs`, then `npx biome check --write src/core/text/sign-readings.ts`.
import { readFileSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { gunzipSync } from 'node:zlib'

/** A reading that fewer words have is left out; that of a kanji by itself counts so many times. */
const LEAST_WORDS = 3
const ALONE = 3
const ROUNDS = 4
const LONGEST = 3
/** Of readings so long only those that two kanji have in common are of use. */
const LONG = 3
const UNITS_A_LINE = 108

const folder = dirname(createRequire(import.meta.url).resolve('kuromoji/package.json'))
const nouns = gunzipSync(readFileSync(join(folder, 'dict', 'tid_pos.dat.gz')))
  .toString('utf8')
  .split('\0')
  .map((entry) => entry.split(','))
  .filter(([word, part, kind, , , , , , reading]) => {
    return part === '名詞' && kind !== '固有名詞' && reading && reading !== '*' && /^\p{sc=Han}{1,2}$/u.test(word)
  })
  .map(([word, , , , , , , , reading]) => [word, toHiragana(reading)])

/** By kanji, how many words have each reading of it. */
let counts = readAlone()
for (let round = 0; round < ROUNDS; round += 1) {
  const next = readAlone()
  for (const [word, reading] of nouns) {
    if (word.length !== 2) continue
    const cuts = Array.from({ length: reading.length - 1 }, (_, i) => [reading.slice(0, i + 1), reading.slice(i + 1)])
    const known = ([first, second]) => isKnown(word[0], first) + isKnown(word[1], second)
    const best = Math.max(0, ...cuts.map(known))
    const fitting = best === 0 ? [] : cuts.filter((cut) => known(cut) === best)
    if (fitting.length === 1) fitting[0].forEach((part, i) => count(next, word[i], part))
  }
  counts = next
}

const byReading = new Map()
for (const [sign, readings] of counts) {
  for (const [reading, words] of readings) {
    if (words >= LEAST_WORDS) byReading.set(reading, (byReading.get(reading) ?? '') + sign)
  }
}
const lines = ['']
for (const [reading, signs] of [...byReading].sort(([a], [b]) => (a < b ? -1 : 1))) {
  if (reading.length >= LONG && signs.length === 1) continue
  const group = `${reading}${[...signs].sort().join('')}`
  if (lines.at(-1).length + group.length > UNITS_A_LINE && lines.at(-1) !== '') lines.push('')
  lines[lines.length - 1] += lines.at(-1) === '' ? group : ` ${group}`
}
const target = join(import.meta.dirname, '../../src/core/text/sign-readings.ts')
const [head] = readFileSync(target, 'utf8').split('const GROUPS = `')
writeFileSync(target, `${head}const GROUPS = \`\n${lines.join('\n')}\n\`\n`)

function readAlone() {
  const alone = new Map()
  for (const [word, reading] of nouns) {
    if (word.length === 1) for (let i = 0; i < ALONE; i += 1) count(alone, word, reading)
  }
  return alone
}

function isKnown(sign, reading) {
  return (counts.get(sign)?.get(reading) ?? 0) >= 2 ? 1 : 0
}

function count(all, sign, reading) {
  if (reading.length > LONGEST || /^[んっゃゅょー]|っ$/.test(reading)) return
  const readings = all.get(sign) ?? new Map()
  all.set(sign, readings.set(reading, (readings.get(reading) ?? 0) + 1))
}

function toHiragana(text) {
  return text.replace(/[ァ-ヶ]/g, (kana) => String.fromCharCode(kana.charCodeAt(0) - 0x60))
}
