import { describe, expect, it } from 'vitest'
import { SlotReader } from '../../../src/core/question/slots.js'
import { foldPlain } from '../../../src/core/text/width.js'
import { theCorpus } from '../../fixtures/loaded.js'

const reader = new SlotReader(theCorpus())
const read = (text: string) => reader.read(foldPlain(text)).slots

describe('SlotReader', () => {
  it.each([
    ['NECの電話の取り次ぎ', ['nec']],
    ['日本電気で', ['nec']],
    ['ＡＮＡの在宅勤務', ['ana']],
    ['肝月町の目的', ['kimotsuki-town']],
    ['こうようでんき の ざんぎょう', ['koyo-denki']],
    ['canadaの制度', []],
    ['広島の会社', []],
  ])('%s names %j', (text, caseIds) => {
    expect(read(text).caseIds).toEqual(caseIds)
  })

  it('keeps a name that many documents use in the question, and takes one that chooses a case out of it', () => {
    expect(reader.read(foldPlain('国土交通省のテレワークは週何日ですか'))).toMatchObject({
      subject: '国土交通省のテレワークは週何日ですか',
      unnamed: '     のテレワークは週何日ですか',
    })
    expect(reader.read(foldPlain('日産は何賞')).subject.trim()).toBe('は何賞')
  })

  it('takes a misspelt name out whole where a part of it stands there to the letter', () => {
    expect(reader.read(foldPlain('向洋電気土木の頻度')).subject.trim()).toBe('の頻度')
  })

  it('gives the fuller of two documents on one organisation first', () => {
    expect(read('広島市の事例').caseIds[0]).toBe('hiroshima-city')
  })

  it.each([
    ['24人くらいの会社', { min: 16, max: 34 }],
    ['300人未満', { max: 299 }],
    ['100名以上', { min: 100 }],
    ['50～100人', { min: 50, max: 100 }],
    ['1,000人以下', { max: 1000 }],
  ])('%s means %j employees', (text, employees) => {
    expect(read(text).employees).toEqual(employees)
  })

  it.each([
    ['2010年以降に始めた', { min: 2010 }],
    ['平成20年度に導入', { min: 2008, max: 2008 }],
    ['平成元年より前', undefined],
  ])('%s means the years %j', (text, introduced) => {
    if (introduced === undefined) expect(read(text).introduced).toBeDefined()
    else expect(read(text).introduced).toEqual(introduced)
  })
})
