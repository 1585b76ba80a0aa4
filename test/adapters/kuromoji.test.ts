import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyzerOver, firstOf, loadStockTokenizer } from '../../src/adapters/kuromoji/kuromoji.js'
import { loadKuromojiTables } from '../../src/adapters/kuromoji/kuromoji-tables.js'
import { createTokenizer, type Tokenize } from '../../src/adapters/kuromoji/kuromoji-tokenizer.js'
import { describeAnalyzer } from '../contracts/analyzer.js'
import { theAnalyzer } from '../fixtures/loaded.js'
import { runs } from '../made-inputs.js'

const require = createRequire(import.meta.url)
const dictFolder = join(dirname(require.resolve('kuromoji/package.json')), 'dict')
const folder = mkdtempSync(join(tmpdir(), 'kuromoji-'))
afterAll(() => rmSync(folder, { recursive: true }))

// Loading them takes longer than all that is asked of them.
const stockTokenizer = loadStockTokenizer(dictFolder)
const theTables = loadKuromojiTables(dictFolder, folder)

describeAnalyzer('kuromoji', theAnalyzer)
describeAnalyzer('kuromoji with its stock loader', async () => analyzerOver(await stockTokenizer))

describe('the tokenizer over cached tables', () => {
  let own: Tokenize
  let stock: Tokenize
  beforeAll(async () => {
    own = await createTokenizer(require, await theTables)
    stock = await stockTokenizer
  })

  const said = (tokenize: Tokenize, text: string) =>
    tokenize(text).map(({ word_position: _, ...word }) => JSON.stringify(word))

  it('finds the very words of the stock tokenizer', () => {
    const pieces = [
      '在宅勤務',
      'すもももももももものうち',
      'テレワーク',
      'ー',
      '3日',
      'vpn',
      '、',
      '。',
      '(株)',
      '？',
      '々',
      'ヴ',
      '山田さん',
      'ください',
      '\n',
    ]
    const text = fc.array(
      fc.oneof(
        fc.constantFrom(...pieces),
        fc.string({ unit: fc.constantFrom(...'あいうんのはが亜一人日本語東京大学ァアイーabc012 .,!%') }),
      ),
    )
    fc.assert(
      fc.property(text, (parts) => {
        const joined = parts.join('')
        expect(said(own, joined)).toEqual(said(stock, joined))
      }),
      { numRuns: runs(500) },
    )
  })

  it('finds them in the corpus, too', () => {
    const cases = join(import.meta.dirname, '../../corpus/cases')
    for (const name of readdirSync(cases).slice(0, 4)) {
      for (const line of readFileSync(join(cases, name), 'utf8').normalize('NFKC').split('\n')) {
        if (!/[\ud800-\udfff]/.test(line)) expect(said(own, line)).toEqual(said(stock, line))
      }
    }
  })

  it('refuses tables and inner modules that are not as expected, so that the stock loader is used', async () => {
    const tables = await theTables
    await expect(createTokenizer(require, new Map())).rejects.toThrow('no table')
    const other = Object.assign(() => class {}, require) as typeof require
    await expect(createTokenizer(other, tables)).rejects.toThrow()
  })

  it('gives way to the stock loader where it cannot be made, and says why', async () => {
    const reasons: string[] = []
    const own = async () => createTokenizer(require, new Map())
    const tokenize = await firstOf(
      own,
      () => stockTokenizer,
      (reason) => reasons.push(reason),
    )
    expect(tokenize).toBe(stock)
    expect(reasons).toEqual([expect.stringContaining('no table')])
  })

  it('finds what comes after an emoji, which the stock one loses', () => {
    const surfaces = (tokenize: Tokenize) => tokenize('😀の残業').map(({ surface_form }) => surface_form)
    expect(surfaces(own)).toEqual(['😀', 'の', '残業'])
  })
})

describe('the cache of the dictionary', () => {
  /** A dictionary as kuromoji packs it, but small. */
  const small = mkdtempSync(join(folder, 'dict-'))
  const FILES = readdirSync(dictFolder)
  for (const [i, name] of FILES.entries()) writeFileSync(join(small, name), gzipSync(Buffer.alloc(400 + 4 * i, i + 1)))
  const load = (cacheFolder: string) => loadKuromojiTables(small, cacheFolder)
  const fresh = () => mkdtempSync(join(folder, 'cache-'))
  const cacheFile = (inside: string) => join(inside, readdirSync(inside).find((name) => name.endsWith('.bin'))!)

  it('gives the tables of the packed files, the first time and from then on, and leaves nothing else behind', async () => {
    const inside = fresh()
    const first = await load(inside)
    expect([...first.keys()].sort()).toEqual(FILES.sort())
    for (const [name, table] of first) expect(Buffer.from(table)).toEqual(gunzipSync(readFileSync(join(small, name))))
    expect(readdirSync(inside)).toHaveLength(1)
    expect(await load(inside)).toEqual(first)
  })

  it('is made again when a block of it is zeroed, and when it is cut short or of other make', async () => {
    const inside = fresh()
    const first = await load(inside)
    const file = cacheFile(inside)
    const whole = readFileSync(file)
    for (const damaged of [
      Buffer.from(whole).fill(0, 2000, 2100),
      whole.subarray(0, -1),
      Buffer.from('something else\n'),
    ]) {
      writeFileSync(file, damaged)
      expect(await load(inside)).toEqual(first)
      expect(readFileSync(file)).toEqual(whole)
    }
  })

  it('drops what an older dictionary left', async () => {
    const inside = fresh()
    writeFileSync(join(inside, `kuromoji-${'0'.repeat(24)}.bin`), 'old')
    writeFileSync(join(inside, 'notes.txt'), 'mine')
    await load(inside)
    expect(readdirSync(inside)).toHaveLength(2)
    expect(existsSync(join(inside, 'notes.txt'))).toBe(true)
  })

  it('does without where the folder cannot be made', async () => {
    const inside = fresh()
    writeFileSync(join(inside, 'file'), '')
    expect((await load(join(inside, 'file', 'cache'))).size).toBe(12)
  })

  it('throws where there is no dictionary', async () => {
    await expect(loadKuromojiTables(folder, fresh())).rejects.toThrow()
  })
})
