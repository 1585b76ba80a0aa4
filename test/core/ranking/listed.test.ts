import { describe, expect, it } from 'vitest'
import { asksForSeveral, listedWith } from '../../../src/core/ranking/listed.js'
import { passageOf } from '../../fixtures/passages.js'

const TEXT =
  '規程です。決めることは次のとおりです。\n・費用を分けます。\n・端末を選びます。\n・連絡を決めます。\n終わりです。'
const passage = passageOf(TEXT)
const at = (words: string) => passage.sentences.findIndex(({ start }) => TEXT.startsWith(words, start))
const shown = (words: string, several = false, maxGraphemes = 180) => {
  const range = listedWith(passage, at(words), { several, maxGraphemes })
  return range && TEXT.slice(passage.sentences[range.first]!.start, passage.sentences[range.last]!.end).split('\n')
}

describe('a list', () => {
  it('comes with the sentence that announces it', () => {
    expect(shown('決める')).toEqual([
      '決めることは次のとおりです。',
      '・費用を分けます。',
      '・端末を選びます。',
      '・連絡を決めます。',
    ])
  })

  it('has as many items as there is room for', () => {
    expect(shown('決める', false, 25)).toEqual(['決めることは次のとおりです。', '・費用を分けます。'])
    expect(shown('決める', false, 10)).toBeUndefined()
  })

  it('comes with an item where several things are asked for, and not where one is', () => {
    expect(shown('・端末', true)).toEqual(['・費用を分けます。', '・端末を選びます。', '・連絡を決めます。'])
    expect(shown('・端末')).toBeUndefined()
  })

  it.each(['規程', '終わり'])('does not come with any other sentence: %s', (words) => {
    expect(shown(words, true)).toBeUndefined()
  })
})

describe('several things', () => {
  it.each(['向いている仕事をいくつか', 'どんなものがありますか', 'デメリットを全部', '種類は?', '3つ挙げて'])(
    'are asked for: %s',
    (question) => {
      expect(asksForSeveral(question)).toBe(true)
    },
  )

  it.each(['残業はできますか', 'いつから始めたの', '導入率は何%'])('are not: %s', (question) => {
    expect(asksForSeveral(question)).toBe(false)
  })
})
