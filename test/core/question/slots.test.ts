import { describe, expect, it } from 'vitest'
import { knownNames } from '../../../src/core/index/known-names.js'
import { labelOf } from '../../../src/core/question/condition.js'
import { SlotReader } from '../../../src/core/question/slots.js'
import { foldPlain } from '../../../src/core/text/width.js'
import { theCorpus } from '../../fixtures/loaded.js'

const reader = new SlotReader(theCorpus(), knownNames(theCorpus()))
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

  it('takes no ending of a verb for a short name in kana', () => {
    expect(read('組合には話しておいたほうがいい？').caseIds).toEqual([])
    expect(read('おおいたの事例').caseIds).toContain('oita-seminar')
  })

  it('gives the fuller of two documents on one organisation first', () => {
    expect(read('広島市の事例').caseIds[0]).toBe('hiroshima-city')
  })

  it('reads conditions beside the names, an organisation that is not wanted among them', () => {
    expect(read('NEC以外の製造業で24人くらい').conditions.map(labelOf)).toEqual([
      '日本電気株式会社以外',
      '製造業',
      '24人くらい',
    ])
  })

  it('takes the name of a prefecture for the place where more than the organisation is asked for', () => {
    expect(read('高知か愛媛').conditions.map(labelOf)).toEqual(['高知県か愛媛県'])
    expect(read('青森以外の東北').conditions.map(labelOf)).toEqual(['青森県以外', '東北'])
  })
})
