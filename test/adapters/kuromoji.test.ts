import {
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { analyzerOver, loadKuromojiAnalyzer, loadStockTokenizer } from '../../src/adapters/kuromoji/kuromoji.js'
import { loadKuromojiTables } from '../../src/adapters/kuromoji/kuromoji-tables.js'
import { createTokenizer, type Tokenize } from '../../src/adapters/kuromoji/kuromoji-tokenizer.js'
import { describeAnalyzer } from '../contracts/analyzer.js'

const require = createRequire(import.meta.url)
const dictFolder = join(dirname(require.resolve('kuromoji/package.json')), 'dict')
const folder = mkdtempSync(join(tmpdir(), 'kuromoji-'))
afterAll(() => rmSync(folder, { recursive: true }))

describeAnalyzer('kuromoji', () => loadKuromojiAnalyzer({ cacheFolder: folder }))
describeAnalyzer('kuromoji with its stock loader', async () => analyzerOver(await loadStockTokenizer(dictFolder)))

describe('the tokenizer over cached tables', () => {
  let own: Tokenize
  let stock: Tokenize
  beforeAll(async () => {
    own = await createTokenizer(require, await loadKuromojiTables(dictFolder, folder))
    stock = await loadStockTokenizer(dictFolder)
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
      { numRuns: 500 },
    )
  })

  it('finds them in the corpus, too', () => {
    const cases = join(import.meta.dirname, '../../corpus/cases')
    for (const name of readdirSync(cases).slice(0, 10)) {
      for (const line of readFileSync(join(cases, name), 'utf8').normalize('NFKC').split('\n')) {
        if (!/[\ud800-\udfff]/.test(line)) expect(said(own, line)).toEqual(said(stock, line))
      }
    }
  })

  it('refuses tables and inner modules that are not as expected, so that the stock loader is used', async () => {
    const tables = await loadKuromojiTables(dictFolder, folder)
    await expect(createTokenizer(require, new Map())).rejects.toThrow('no table')
    const other = Object.assign(() => class {}, require) as typeof require
    await expect(createTokenizer(other, tables)).rejects.toThrow()
  })

  it('finds what comes after an emoji, which the stock one loses', () => {
    const surfaces = (tokenize: Tokenize) => tokenize('😀の残業').map(({ surface_form }) => surface_form)
    expect(surfaces(own)).toEqual(['😀', 'の', '残業'])
  })
})

describe('the cache of the dictionary', () => {
  const load = (cacheFolder: string) => loadKuromojiTables(dictFolder, cacheFolder)
  const cacheFile = (inside: string) => join(inside, readdirSync(inside).find((name) => name.endsWith('.bin'))!)
  const fresh = () => mkdtempSync(join(folder, 'cache-'))

  it('gives the same tables as the packed files, and leaves nothing else behind', async () => {
    const inside = fresh()
    const first = await load(inside)
    expect(readdirSync(inside)).toHaveLength(1)
    expect(await load(inside)).toEqual(first)
  })

  it('is made again when it is cut short or of other make', async () => {
    const inside = fresh()
    const first = await load(inside)
    const file = cacheFile(inside)
    const { size } = statSync(file)
    truncateSync(file, size - 1)
    expect(await load(inside)).toEqual(first)
    expect(statSync(file).size).toBe(size)
    writeFileSync(file, 'something else\n')
    expect(await load(inside)).toEqual(first)
    expect(statSync(file).size).toBe(size)
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
