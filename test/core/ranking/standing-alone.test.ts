import { describe, expect, it } from 'vitest'
import type { Passage } from '../../../src/core/corpus/corpus.js'
import { neededBefore } from '../../../src/core/ranking/standing-alone.js'
import { passageOf } from '../../fixtures/passages.js'

const CASE: Partial<Passage> = { kind: 'case', title: '株式会社アクメ電設', section: '労務管理', topics: ['アクメ'] }

/** What stands before the sentence that begins with these words: the lead-in's words, or the subject in brackets. */
const shownBefore = (text: string, beginning: string, of: Partial<Passage> = {}, maxUnits = 150) => {
  const passage = passageOf(text, of)
  const { leadIn, subject } = neededBefore(passage, text.indexOf(beginning), maxUnits)
  return leadIn ? text.slice(leadIn.start, leadIn.end) : subject === undefined ? '' : `（${subject}）`
}

describe('before a list item', () => {
  const LIST = '規程です。持ち出せるのは次のものです。\n・貸与された端末\n・承認を受けた書類'

  it.each(['・貸与', '・承認'])('stands the sentence that the list hangs on, and no other item: %s', (item) => {
    expect(shownBefore(LIST, item)).toBe('持ち出せるのは次のものです。')
  })

  it.each(['1. ', '(2) ', '①', '２．', 'ア. '])('however the items are marked: %s', (mark) => {
    expect(shownBefore(`次の手順です。\n${mark}申請します。`, mark)).toBe('次の手順です。')
  })

  it('that stands under a number, stands the number’s own line', () => {
    const text = '手順は次のとおりです。\n1. 申請\n・前日までに出します。\n2. 承認'
    expect(shownBefore(text, '・前日')).toBe('1. 申請')
    expect(shownBefore(text, '2. 承認')).toBe('手順は次のとおりです。')
  })

  it('that names the organisation itself, stands nothing', () => {
    expect(shownBefore('効果です。\n・アクメ電設では、残業が減りました。', '・アクメ', CASE)).toBe('')
  })

  it('stands nothing where there is no such sentence, or it is too long', () => {
    expect(shownBefore('・貸与された端末\n・書類', '・書類')).toBe('')
    expect(shownBefore(LIST, '・承認', {}, 5)).toBe('')
  })

  it('a figure at the beginning of a line makes no item', () => {
    expect(shownBefore('調査の結果です。\n2.5倍になりました。', '2.5倍')).toBe('')
  })
})

describe('before a figure that leaves out in what time it counts', () => {
  it('stands the sentence that says so', () => {
    const text = 'アクメ電設の実施頻度は1箇月あたり5日が上限です。上長と相談のうえで5日を超えることもできます。'
    expect(shownBefore(text, '上長と', CASE)).toBe('アクメ電設の実施頻度は1箇月あたり5日が上限です。')
  })

  it('stands no sentence of another figure, or where it says so itself', () => {
    expect(shownBefore('月5日が上限です。申請は3日以内です。', '申請は')).toBe('')
    expect(shownBefore('月5日が上限です。月5日を超えるには承認が要ります。', '月5日を超える')).toBe('')
  })
})

describe('before a sentence that goes on from another', () => {
  it.each([
    'そのため、残業を禁じます。',
    'これにより、公平さが保たれます。',
    'こうした理由で、中止しました。',
    'また、申請もできます。',
  ])('stands its subject, out of the heading, in our words: %s', (sentence) => {
    expect(shownBefore(`長く働きがちです。${sentence}`, sentence, CASE)).toBe('（アクメ電設）')
    expect(shownBefore(`長く働きがちです。${sentence}`, sentence, { section: '深夜残業' })).toBe('（深夜残業）')
  })

  it.each([
    'これは試算です。',
    'その費用は会社が負います。',
    '同社は補助します。',
    '前項の申請は不要です。',
    'やむを得ない場合は暗号化します。',
  ])('stands the sentence that it refers to: %s', (sentence) => {
    expect(shownBefore(`年5.7億円の改善です。${sentence}`, sentence)).toBe('年5.7億円の改善です。')
  })

  it('stands the subject where what it refers to is out of reach', () => {
    expect(shownBefore('この制度は試行です。', 'この', { own: true, title: '規程', section: '第3条' })).toBe(
      '（第3条）',
    )
  })

  it.each(['一部に負担が偏るのを防ぐためです。', '利用しにくくなるというものです。'])(
    'stands what it gives the reason or the meaning of: %s',
    (sentence) => {
      expect(shownBefore(`全社員を対象としました。${sentence}`, sentence)).toBe('全社員を対象としました。')
    },
  )

  it.each(['残業は認めません。', '在宅の日は週2日です。', '導入の目的は、残業を減らすためです。'])(
    'stands nothing where it names its subject: %s',
    (sentence) => {
      expect(shownBefore(`長く働きがちです。${sentence}`, sentence)).toBe('')
    },
  )
})

describe('before a sentence of a case', () => {
  it.each(['回線は社員負担です。', '幼児が常時いる社員の参加は不可です。'])(
    'that does not name the organisation, stands its name: its rule is not everybody’s: %s',
    (sentence) => {
      expect(shownBefore(`端末は貸与します。${sentence}`, sentence, CASE)).toBe('（アクメ電設）')
    },
  )

  it.each(['アクメ電設では、回線は社員負担です。', '申請はアクメの上司に出します。', 'ｱｸﾒの回線は社員負担です。'])(
    'that names it, in whatever width, stands nothing: %s',
    (sentence) => {
      expect(shownBefore(sentence, sentence, CASE)).toBe('')
    },
  )

  it('that stands after a list’s lead-in, stands its name where neither names it', () => {
    const text = 'できることは次のとおりです。\n・途中で席を外せます。'
    const { leadIn, subject } = neededBefore(passageOf(text, CASE), text.indexOf('・途中'), 150)
    expect([leadIn?.start, subject]).toEqual([0, 'アクメ電設'])
  })
})
