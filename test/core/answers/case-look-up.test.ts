import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/core/answers/answer.js'
import type { Assistant } from '../../../src/core/answers/assistant.js'
import { insteadLine, listLine, nothingAgrees, unreadLines } from '../../../src/core/answers/look-up-lines.js'
import { wordsOf } from '../../../src/core/question/condition.js'
import { corpusAssistant } from '../../fixtures/loaded.js'

let assistant: Assistant
beforeAll(async () => {
  assistant = await corpusAssistant()
}, 120_000)

const idsOf = (answer: Answer) =>
  answer.kind === 'case' ? [answer.case.id] : answer.kind === 'cases' ? answer.cases.map(({ id }) => id) : []
const lookUp = async (words: string) => idsOf(await assistant.caseStudy(words))
/** Of a list that has others in it. */
const listsOthersThan = async (id: string, words: string) => {
  const ids = await lookUp(words)
  expect(ids, words).not.toEqual([])
  expect(ids, words).not.toContain(id)
}

describe('a look-up', () => {
  it('lists every case that meets all conditions, and no other', async () => {
    expect((await lookUp('神奈川県の建設業')).sort()).toEqual(['koyo-denki', 'sangikyo'])
    expect(await lookUp('四国の自治体')).toEqual(['kochi-prefecture'])
    expect(await lookUp('役所以外の九州')).toEqual(['betsudai-kosan'])
    expect((await lookUp('九州の役場か会社')).sort()).toEqual([
      'betsudai-kosan',
      'kimotsuki-town',
      'oita-seminar',
      'saga-seminar',
    ])
  })

  it('does not take 東京都 for 京都府, nor a number of people for a year', async () => {
    expect(await lookUp('京都府')).toEqual([])
    await listsOthersThan('career-mam', '2000人')
  })

  it('keeps the year that 「より前」 names out, and the one of 「以前」 in', async () => {
    expect((await lookUp('2000年より前')).sort()).toEqual(['oki-workwel', 'yokohama-crecer'])
    expect((await lookUp('2000年以前')).sort()).toEqual(['career-mam', 'oki-workwel', 'sangikyo', 'yokohama-crecer'])
  })

  it('lets a known number decide, and a size class only where it lies within the bounds', async () => {
    expect(await lookUp('500人以下')).toContain('h-company')
    await listsOthersThan('h-company', '100人から300人')
    await listsOthersThan('madre-bonita', '30人以下')
  })

  it('lists those nearest to the size that was asked for first', async () => {
    expect((await lookUp('24人'))[0]).toBe('koyo-denki')
    expect((await lookUp('1万人以上'))[0]).toBe('ana')
  })

  it('lists a fact that the source is silent on under no condition, nor under its contrary', async () => {
    await listsOthersThan('scsk', '東京')
    await listsOthersThan('scsk', '東京以外')
  })

  it('leaves out an organisation, or shows several', async () => {
    expect(await lookUp('NEC以外の製造業')).toEqual(['nissan'])
    expect((await lookUp('NEC 日産')).sort()).toEqual(['nec', 'nissan'])
  })

  it('shows the card of the one organisation that is named', async () => {
    expect(await assistant.caseStudy('広島市 課題')).toMatchObject({ kind: 'case', case: { id: 'hiroshima-city' } })
    expect(await assistant.caseStudy('高知県')).toMatchObject({ kind: 'case', case: { id: 'kochi-prefecture' } })
    expect((await lookUp('大分県')).sort()).toEqual(['betsudai-kosan', 'oita-seminar'])
  })

  it('names the words that it could not use, and uses those that the texts of what it found hold', async () => {
    const black = await assistant.caseStudy('黒字の自治体 九州')
    expect(black).toMatchObject({ kind: 'cases', filters: ['自治体', '九州'], unread: ['黒字'] })
    expect(unreadLines(black.unread)).toEqual(['次の語は使えませんでした: 黒字'])
    expect(await assistant.caseStudy('製造業 黒字')).toMatchObject({ unread: ['黒字'] })
    expect(await assistant.caseStudy('自治体 光ファイバー')).toMatchObject({
      filters: ['自治体', '「光ファイバー」'],
      cases: [{ id: 'kimotsuki-town' }],
      unread: [],
    })
    expect(await assistant.caseStudy('広島市 フランス')).toMatchObject({ kind: 'case', unread: ['フランス'] })
  })

  it('looks for a word alone in what the documents say for it, and says under which word', async () => {
    const answer = await assistant.caseStudy('電気代')
    expect(answer).toMatchObject({ kind: 'cases', filters: ['「光熱費」'], unread: [] })
    expect(idsOf(answer).sort()).toEqual(['livedoor', 'madre-bonita', 'masaichi-net'])
  })

  it('finds nothing, and says for which words, where no case holds any of them', async () => {
    for (const words of ['上場企業', '外資系', '一桁の人数'])
      expect(await assistant.caseStudy(words)).toMatchObject({ kind: 'none', lookedFor: { filters: [] } })
    expect(await assistant.caseStudy('給料が高い製造業')).toMatchObject({
      filters: ['製造業'],
      unread: ['給料が高い'],
    })
    expect(await assistant.caseStudy('社食がおいしい不動産会社 フランス')).toMatchObject({
      filters: ['不動産業，物品賃貸業'],
      unread: ['社食がおいしい', 'フランス'],
    })
  })

  it('keeps a word of several parts together where the texts have it so', async () => {
    expect(await assistant.caseStudy('個人情報')).toMatchObject({ filters: ['「個人情報」'] })
    expect(await assistant.caseStudy('シンクライアント導入企業')).toMatchObject({ filters: ['「シンクライアント」'] })
  })

  it('reads a word that is known as it stands, whatever another sounds like', async () => {
    expect(await assistant.caseStudy('工務店')).toMatchObject({ filters: ['建設業'] })
    expect(await assistant.caseStudy('けんせつぎょう')).toMatchObject({ filters: ['建設業'] })
  })

  it('takes 去年 for no word of the texts', async () => {
    expect(await assistant.caseStudy('去年')).toMatchObject({ kind: 'none', unread: ['去年'] })
  })

  it('shows others that are like the organisation that is named', async () => {
    const answer = await assistant.caseStudy('ライブドアみたいな会社')
    expect(answer).toMatchObject({ kind: 'cases', filters: ['株式会社ライブドアに似た事例'] })
    expect(idsOf(answer)).not.toContain('livedoor')
  })

  it('says which condition left nothing, and how many there are without it', async () => {
    const answer = await assistant.caseStudy('製造業 30人以下')
    if (answer.kind !== 'none' || !answer.lookedFor) throw new Error(`found ${answer.kind}`)
    const [most] = answer.lookedFor.withLess
    expect(nothingAgrees(answer.lookedFor)).toBe(
      `条件に合う事例はありません（製造業・30人以下）。『製造業』を外すと${most!.count}件、『30人以下』を外すと2件です。`,
    )
    expect(await lookUp(wordsOf(most!.conditions))).toHaveLength(most!.count)
  })

  it('has labels that find the same list again', async () => {
    for (const words of [
      '奈良か大分',
      '大企業以外の神奈川',
      '平成23年に導入',
      '会長賞 東京以外',
      '自治体 光ファイバー',
    ]) {
      const answer = await assistant.caseStudy(words)
      if (answer.kind !== 'cases') throw new Error(`${words}: ${answer.kind}`)
      expect((await lookUp(wordsOf(answer.conditions))).sort()).toEqual(idsOf(answer).sort())
    }
  })

  it('lists every case where nothing is asked', async () => {
    const answer = await assistant.caseStudy('')
    expect(answer.kind === 'cases' && listLine(answer)).toBe(`${assistant.cases().length}件`)
  })
})

describe('a question that means a list', () => {
  it.each([
    ['建設業の事例ある？', ['koyo-denki', 'nissetsu', 'sangikyo']],
    ['東京以外で会長賞を取ったところは', ['kochi-prefecture']],
    [
      '従業員10人未満の会社でやっているところはありますか',
      ['benesse-jisedai', 'masaichi-net', 'repro-networks', 'yokohama-crecer'],
    ],
    ['2000年より前に導入した会社は？', ['oki-workwel', 'yokohama-crecer']],
  ])('%s goes through the same reading', async (text, ids) => {
    const answer = await assistant.answer({ text })
    expect(idsOf(answer).sort()).toEqual(ids)
  })

  it('is one where nothing but facts is said, and says which of them left nothing', async () => {
    expect(await assistant.answer({ text: '従業員50人の製造業' })).toMatchObject({
      kind: 'cases',
      filters: ['50人くらい'],
      insteadOf: { filters: ['50人くらい', '製造業'] },
    })
  })

  it('is one where it says what the organisations are like and asks whether there are any', async () => {
    const answer = await assistant.answer({ text: '育休明けの人が在宅で働いている会社ありますか' })
    expect(answer).toMatchObject({ kind: 'cases', filters: ['育児・介護との両立', '在宅', '企業'] })
  })

  it('shows what agrees with less, and says so, where nothing agrees with all', async () => {
    const answer = await assistant.answer({ text: '九州で在宅やってる会社' })
    if (answer.kind !== 'cases' || !answer.insteadOf) throw new Error(answer.kind)
    expect(insteadLine(answer.insteadOf)).toBe(
      '条件に合う事例はありません（九州・在宅・企業）。『企業』を外した1件です。',
    )
    expect(answer.filters).toEqual(['九州', '在宅'])
    expect(idsOf(answer)).toEqual(['kimotsuki-town'])
  })

  it('does not list every company where only 会社 is left', async () => {
    expect(await assistant.answer({ text: '愛媛の会社の事例' })).toMatchObject({ kind: 'none' })
  })

  it('finds nothing where there is nothing of the sort', async () => {
    expect(await assistant.answer({ text: '福岡市の事例ってありますか' })).toMatchObject({
      kind: 'none',
      lookedFor: { filters: ['福岡県'] },
    })
  })
})

describe('a comparison', () => {
  it('counts organisations: two documents on one are not compared with each other', async () => {
    const answer = await assistant.answer({ text: '広島市の導入前と導入後を比較して' })
    expect(answer.kind).not.toBe('compare')
    expect(answer.excerpts[0]!.citation.title).toMatch(/^広島市/)
  })

  it('of two things of one organisation quotes no other', async () => {
    const answer = await assistant.answer({ text: '日産の効果と課題を比較して' })
    expect(answer).toMatchObject({ kind: 'compare', subjects: ['日産の効果', '課題'] })
    const titles = answer.excerpts.map(({ citation }) => citation.title)
    expect(new Set(titles)).toEqual(new Set(['日産自動車株式会社']))
    const cells = answer.kind === 'compare' ? answer.rows.flatMap((row) => row.cells) : []
    expect(cells.join()).not.toContain('AIG')
  })

  it('still compares two that are named', async () => {
    expect(await assistant.answer({ text: '広島市と肝付町を比較して' })).toMatchObject({
      kind: 'compare',
      subjects: ['広島市役所', '鹿児島県肝属郡肝付町役場'],
    })
  })
})

describe('a look-up of checklists', () => {
  it.each([
    ['セキュリティ 社員', 'security-teleworkers', []],
    ['経営者 セキュリティ フランス', 'security-executives', ['フランス']],
    ['上司', 'points-manager', []],
    ['台風', 'emergency-flow', []],
    ['新型インフルエンザ', 'emergency-flow', []],
    ['人事 ルール', 'rules-to-settle', []],
  ])('%s gives %s', async (words, id, unread) => {
    expect(await assistant.checklist(words)).toMatchObject({ kind: 'checklist', checklist: { id }, unread })
  })
})
