import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { EXPLAINED_OWN_WEIGHTS } from '../../src/core/answers/own-rules-finding.js'
import { readConditions } from '../../src/core/question/read-conditions.js'
import { CONFIDENCE_WEIGHTS } from '../../src/core/ranking/confidence.js'
import { RANKING_WEIGHTS } from '../../src/core/ranking/ranking-weights.js'
import { ANSWER_TYPES } from '../../src/core/text/answer-type.js'
import {
  CONFIDENCE_NAMES,
  FAMILIES,
  type FeatureName,
  OWN_NAMES,
  RANKING_NAMES,
  SENTENCE_NAMES,
} from '../../src/page/inspect/reason/feature-names.js'
import { ANSWER_TYPE_NAMES, INTENT_NAMES, nameFor, slotChips } from '../../src/page/inspect/reason/reason-names.js'

const root = join(import.meta.dirname, '../..')
const JAPANESE = /\p{sc=Han}|\p{sc=Hiragana}|\p{sc=Katakana}/u

const inJapanese = (names: FeatureName[]) =>
  names.every(({ name, says }) => JAPANESE.test(name) && JAPANESE.test(says)) &&
  new Set(names.map(({ name }) => name)).size === names.length

describe('every feature has a name', () => {
  it('of the ranking', () => {
    expect(Object.keys(RANKING_NAMES).sort()).toEqual(Object.keys(RANKING_WEIGHTS).sort())
    expect(inJapanese(Object.values(RANKING_NAMES))).toBe(true)
  })

  it('of one’s own rules', () => {
    expect(Object.keys(OWN_NAMES).sort()).toEqual(Object.keys(EXPLAINED_OWN_WEIGHTS).sort())
    expect(inJapanese(Object.values(OWN_NAMES))).toBe(true)
  })

  it('of the confidence', () => {
    const { bias: _, ...weights } = CONFIDENCE_WEIGHTS
    expect(Object.keys(CONFIDENCE_NAMES).sort()).toEqual(Object.keys(weights).sort())
    expect(inJapanese(Object.values(CONFIDENCE_NAMES))).toBe(true)
  })

  it('in families whose signs differ, and none of which is empty', () => {
    expect(new Set(Object.values(FAMILIES).map(({ sign }) => sign)).size).toBe(Object.keys(FAMILIES).length)
    const used = new Set<string>(Object.values(SENTENCE_NAMES).map(({ family }) => family))
    expect([...used].sort()).toEqual(Object.keys(FAMILIES).sort())
  })
})

describe('everything that the core names has a name in Japanese', () => {
  it('intents', () => {
    const ids = readdirSync(join(root, 'intents')).map((file) => file.replace(/\.yml$/, ''))
    expect(Object.keys(INTENT_NAMES).sort()).toEqual(ids.sort())
  })

  it('sorts of answers', () => {
    expect(Object.keys(ANSWER_TYPE_NAMES).sort()).toEqual(ANSWER_TYPES.map(({ id }) => id).sort())
  })
})

describe('reasons in words', () => {
  it('leaves what it does not know as it is', () => {
    expect(nameFor({ a: 'あ' }, 'toString')).toBe('toString')
  })

  it('labels what was recognised beside the words', () => {
    const { conditions } = readConditions('広島の20~30人 在宅勤務 2010年以前 受賞')
    const slots = { caseIds: ['ana', 'nobody-knows'], conditions, roles: ['管理者'], phases: [] }
    expect(slotChips(slots, (id) => (id === 'ana' ? '全日本空輸株式会社' : id))).toEqual([
      { label: '組織', value: '全日本空輸株式会社' },
      { label: '組織', value: 'nobody-knows' },
      { label: '都道府県', value: '広島県' },
      { label: '従業員数', value: '20～30人' },
      { label: '働き方', value: '在宅勤務' },
      { label: '導入した年', value: '2010年以前に導入' },
      { label: '受賞', value: '受賞' },
      { label: '立場', value: '管理者' },
    ])
  })
})
