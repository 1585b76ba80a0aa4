import { describe, expect, it } from 'vitest'
import { chooseChecklists, speaksOf, subjectsOf } from '../../../src/core/answers/checklist-choice.js'
import type { Checklist } from '../../../src/core/corpus/corpus.js'
import { buildPassageIndex } from '../../../src/core/index/build-index.js'
import type { Concept } from '../../../src/core/question/concepts.js'
import type { Understanding } from '../../../src/core/question/understanding.js'
import type { Analyzer } from '../../../src/core/text/analyzer.js'
import { passageOf } from '../../fixtures/passages.js'

/** Words are what stands between spaces. */
const analyzer: Analyzer = {
  analyze: (text) =>
    [...text.matchAll(/[^\s。]+/g)].map(({ 0: surface, index: start }) => ({
      ...{ surface, start, end: start + surface.length, term: surface, wordClass: 'unknown', content: true },
    })),
}

/** Lists of one step or more: their heads, and what the steps say. */
const LISTS: [id: string, of: { role?: string; phase?: string }, head: string, ...steps: string[]][] = [
  ['boss', { role: '経営者', phase: 'セキュリティ' }, '安全', '予算 を 決める', '方針 を 示す'],
  ['admin', { role: 'システム管理者', phase: 'セキュリティ' }, '安全', '端末 を 管理する', '予算 を 使う'],
  ['worker', { role: 'テレワーク勤務者', phase: 'セキュリティ' }, '安全', '端末 を 守る'],
  ['trial', { phase: '試行導入' }, '試行', '端末 を 配る', '費用 を 測る', '効果 を 測る'],
  ['training', {}, '研修', '費用 を 見積もる'],
]
const passages = LISTS.flatMap(([id, , head, ...steps]) =>
  steps.map((text, i) =>
    passageOf(text, {
      ...{ id: `${id}#${i}`, documentId: id, kind: 'checklist' as const, title: head, place: '' },
      blocks: [{ start: 0, end: text.length, noted: i === 0 ? [`${id}の 疑問`] : [] }],
    }),
  ),
)
const index = buildPassageIndex({ passages } as never, analyzer)
const checklists = LISTS.map(([id, of, , ...steps]) => ({
  ...{ id, title: `${id}の一覧`, source: 's', place: '', topics: [], newer: [], ...of },
  steps: steps.map((text, i) => ({ text, passageId: `${id}#${i}` })),
})) as unknown as Checklist[]

const concept = (said: string, more: Partial<Concept> = {}): Concept => ({
  ...{ said, weight: 1, known: true, variants: new Map([[said, { factor: 1, origin: 'own' as const }]]), ...more },
})
const choose = (said: string[], { roles = [] as string[], phases = [] as string[], folded = said.join('の') } = {}) =>
  chooseChecklists(
    checklists,
    { concepts: said.map((one) => concept(one)), slots: { roles, phases }, folded } as unknown as Understanding,
    index,
  )
const idsOf = (...of: Parameters<typeof choose>) => choose(...of).map(({ checklist }) => checklist.id)

describe('the list that fits', () => {
  it('is the one for whom it is asked: of lists on the same matter, the role decides', () => {
    for (const [role, id] of [
      ['経営者', 'boss'],
      ['システム管理者', 'admin'],
      ['テレワーク勤務者', 'worker'],
    ] as const)
      expect(idsOf(['安全'], { roles: [role] })[0], role).toBe(id)
  })

  it('for another role comes after one that names none', () => {
    // Neither is for a 推進担当者: what is for another's eyes is less fit.
    expect(idsOf(['端末'], { roles: ['推進担当者'] })).toEqual(['trial', 'admin', 'worker'])
  })

  it('is the one for the phase that is asked for', () => {
    expect(idsOf([], { phases: ['試行導入'] })).toEqual(['trial'])
    expect(idsOf(['端末'], { phases: ['試行導入'] })[0]).toBe('trial')
  })

  it('is one whose heading names the subject before one whose steps do', () => {
    expect(idsOf(['費用', '研修'])[0]).toBe('training')
    expect(idsOf(['研修'])).toEqual(['training'])
  })

  it('is the fuller one of two that fit alike', () => {
    expect(idsOf(['予算'])).toEqual(['boss', 'admin'])
    expect(idsOf(['費用'])).toEqual(['trial', 'training'])
  })

  it('is the one that is asked for by its own title, whatever else speaks for another', () => {
    expect(idsOf(['安全'], { folded: 'trainingの一覧' })[0]).toBe('training')
  })

  it('is none where nothing speaks for any', () => {
    expect(idsOf([])).toEqual([])
    expect(idsOf(['天気'])).toEqual([])
  })

  it('is known by other words for a thing, as well as these say it, and by the questions noted under it', () => {
    const pc = (factor: number) => [concept('パソコン', { variants: new Map([['端末', { factor, origin: 'own' }]]) })]
    const chosen = (concepts: Concept[]) =>
      chooseChecklists(checklists, { concepts, slots: { roles: [], phases: [] }, folded: '' } as never, index)
    expect(chosen(pc(1)).map(({ checklist }) => checklist.id)).toEqual(['trial', 'admin', 'worker'])
    expect(chosen(pc(0.4))).toEqual([])
    expect(idsOf(['疑問'])).toHaveLength(LISTS.length)
  })

  it('is the surer the more of what was asked it holds, and never more than sure', () => {
    const sure = (said: string[], more = {}) => choose(said, more)[0]!.confidence
    expect(sure(['安全'])).toBeCloseTo(2 / 3)
    expect(sure(['予算'])).toBeCloseTo(0.6 / 3)
    expect(sure(['安全', '天気'])).toBeCloseTo(1 / 3)
    expect(sure(['安全'], { roles: ['経営者'], phases: ['セキュリティ'], folded: 'bossの一覧' })).toBe(1)
  })
})

describe('what says which list is meant', () => {
  it.each([
    [['チェックリスト', '端末'], ['端末']],
    [['テレワーク', '在宅勤務', '予算'], ['予算']],
    [['確認事項', '手順'], []],
  ])('of %j: %j', (said, left) => {
    expect(subjectsOf(said.map((one) => concept(one))).map((one) => one.said)).toEqual(left)
  })

  it.each([
    ['チェクリスト', true],
    ['チェックリストト', true],
    ['リトス', true],
    ['くだちい', true],
    ['鍵', true],
    ['ぬか漬け', false],
    ['コンプライアンス', false],
  ])('an unknown word that is more likely a slip is none: %s', (said, isSlip) => {
    expect(subjectsOf([concept(said, { known: false })])).toHaveLength(isSlip ? 0 : 1)
  })
})

describe('a list speaks of a thing', () => {
  const [boss, , , trial] = checklists
  it.each([
    ['in its heading', boss, '安全', true],
    ['in a step', boss, '方針', true],
    ['in a question noted under it', trial, '疑問', true],
    ['not where another list does', boss, '端末', false],
  ])('%s', (_, list, said, speaks) => {
    expect(speaksOf(list!, concept(said), index)).toBe(speaks)
  })
})
