import { describe, expect, it } from 'vitest'
import { caseChoices, casesNamed, countOf, listsOf, topicsLike } from '../../../src/core/answers/case-choices.js'
import { labelOf } from '../../../src/core/question/condition.js'
import { readConditions } from '../../../src/core/question/read-conditions.js'
import { foldPlain } from '../../../src/core/text/width.js'
import { theCorpus } from '../../fixtures/loaded.js'

const { cases, checklists } = theCorpus()

describe('what cases can be chosen by', () => {
  it('is read by a look-up as the one condition that was counted', () => {
    for (const [sort, choices] of Object.entries(caseChoices(cases))) {
      expect(choices.length, sort).toBeGreaterThan(2)
      for (const { words, count } of choices) {
        const { conditions, rest } = readConditions(foldPlain(words))
        expect([conditions.length, rest.trim()], words).toEqual([1, ''])
        expect(readConditions(foldPlain(labelOf(conditions[0]!))).conditions, words).toHaveLength(1)
        expect(countOf(cases, words).count).toBe(count)
      }
    }
  })

  it('is counted together, and where that leaves nothing it says which of them did', () => {
    expect(countOf(cases, '')).toEqual({ count: cases.length })
    const { count, lookedFor } = countOf(cases, '建設業 100人以下 九州')
    expect([count, lookedFor?.withLess[0]?.without]).toEqual([0, ['九州']])
  })
})

describe('names', () => {
  const named = (typed: string) => casesNamed(cases, typed).map(({ name }) => name)

  it('are found by any part of any of their names, in either kana, width and case', () => {
    for (const typed of ['ぜんにっくう', 'ゼンニックウ', 'ana', 'ＡＮＡ', '全日空'])
      expect(named(typed)[0], typed).toContain('全日本空輸')
    expect(named('キャリアマ')[0]).toContain('キャリア・マム')
    expect(named('どこにもない')).toEqual([])
  })

  it('stand once for an organisation that two documents tell of', () => {
    expect(named('広島市')).toHaveLength(1)
    expect(named('')).toHaveLength(new Set(named('')).size)
  })
})

describe('lists', () => {
  it('are those of all that is chosen, and those for everybody', () => {
    const roles = listsOf(checklists, { role: '経営者' }).map(({ role }) => role)
    expect([...new Set(roles)].toSorted()).toEqual(['全員', '経営者'])
    expect(listsOf(checklists, {})).toEqual(checklists)
    expect(topicsLike(checklists, 'せきゅりてぃ')).toContain('セキュリティ')
  })
})
