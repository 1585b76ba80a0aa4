import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { type AnswerLine, answerLine } from '../../src/cli/ask.js'
import { parseQuestionFiles, type Scores, scoreAnswers } from '../../src/cli/score.js'
import type { Answered, Assistant } from '../../src/core/answers/assistant.js'
import { renderPoint } from '../../src/core/corpus/series-text.js'
import { editDistance } from '../../src/core/text/edit-distance.js'
import { loadIntents } from '../../src/data/load-intents.js'
import { corpusAssistant, theCorpus } from '../fixtures/loaded.js'

const root = join(import.meta.dirname, '../..')
const file = (name: string) => ({ name, text: readFileSync(join(import.meta.dirname, name), 'utf8') })

let assistant: Assistant
beforeAll(async () => {
  assistant = await corpusAssistant()
}, 120_000)

async function scoresOf(half: 'tuning' | 'held-out'): Promise<Scores> {
  const names = ['questions', 'unanswerable', 'utterances'].map((kind) => `${kind}.${half}.jsonl`)
  const questions = parseQuestionFiles(names.map(file))
  const answers = new Map<string, AnswerLine>()
  for (const { key, text } of questions.asked)
    answers.set(key, await answerLine(assistant, { id: key, question: text }))
  return scoreAnswers(questions, answers, theCorpus().passages)
}

/**
 * What was measured when these were last raised, less one question or two; they may rise, not fall. An excerpt is one
 * sentence here and seldom two: a gold string that stands beside the sentence that answers counts no more.
 */
const FLOORS = {
  'held-out': {
    'hit@1': 0.78,
    'hit@3': 0.88,
    'unit@1': 0.92,
    'unit@3': 0.96,
    'abstain far': 0.93,
    'abstain near': 0.72,
    intents: 0.9,
  },
  tuning: {
    'hit@1': 0.78,
    'hit@3': 0.91,
    'unit@1': 0.94,
    'unit@3': 0.98,
    'abstain far': 0.97,
    'abstain near': 0.71,
    intents: 0.97,
  },
} as const

describe.each(['held-out', 'tuning'] as const)('the %s questions', (half) => {
  let figures: Record<string, number>
  beforeAll(async () => {
    figures = (await scoresOf(half)).figures
  }, 120_000)

  it.each(Object.entries(FLOORS[half]))('%s is at least %f', (name, floor) => {
    expect(figures[name]).toBeGreaterThanOrEqual(floor)
  })

  it('are hardly ever turned away when there is an answer', () => {
    expect(figures['false abstain']).toBeLessThanOrEqual(0.03)
  })

  it('all have their answer in the corpus', () => {
    expect(figures.corpus).toBeGreaterThanOrEqual(0.99)
  })
})

describe('the test utterances', () => {
  it('are not within three edits of anything that trains', () => {
    const trained = loadIntents(root).flatMap(({ utterances }) => utterances)
    const { utterances } = parseQuestionFiles(['tuning', 'held-out'].map((half) => file(`utterances.${half}.jsonl`)))
    expect(utterances.length).toBeGreaterThanOrEqual(150)
    const near = utterances.filter(({ text }) => trained.some((other) => editDistance(text, other, 3) <= 3))
    expect(near.map(({ text }) => text)).toEqual([])
  })
})

describe('a conversation', () => {
  async function converse(...texts: string[]) {
    let after: Answered | undefined
    for (const text of texts) {
      after = await assistant.converse({ text, ...(after ? { thread: after.thread } : {}) })
    }
    const last = after!.answer
    return { last, first: last.excerpts[0]?.citation.passageId ?? '' }
  }

  it('keeps the organisation for a follow-up that names none', async () => {
    expect((await converse('広島市の事例', 'そこの課題は？')).first).toMatch(/^hiroshima-city#課題と対策/)
    expect((await converse('NECの事例', '導入時期は？')).first).toMatch(/^nec#/)
    expect((await converse('肝付町の事例を見せて', '残業はどうなっていますか？')).first).toMatch(
      /^kimotsuki-town#労務管理・評価/,
    )
  })

  it('quotes no other organisation beside the one that the thread is about', async () => {
    const { last } = await converse('広島市の事例', '導入時期は？')
    const cases = new Set(assistant.cases().map(({ id }) => id))
    const others = last.excerpts.filter(({ text, citation: { passageId, label } }) => {
      return cases.has(passageId.split('#')[0]!) && !`${label}${text}`.includes('広島市')
    })
    expect(last.excerpts.length).toBeGreaterThan(0)
    expect(others).toEqual([])
  })

  it('lets go of the organisation when another subject stands by itself', async () => {
    const { last } = await converse(
      '広島市の事例',
      'テレワーク先駆者百選に選ばれるにはどんな条件を満たす必要がありますか',
    )
    expect(last.excerpts[0]!.citation.source).toBe('policy')
  })
})

describe('a question for one’s own rule, where the library has none', () => {
  it.each(['在宅勤務の日の残業は？', '評価制度はどうなっていますか'])(
    '%s names a thing of rules: it says so too',
    async (text) => {
      expect(await assistant.answer({ text })).toMatchObject({ kind: 'answer', notOwn: 'noneRegistered' })
    },
  )

  it.each(['家のネット代は自腹ですか', '在宅の日に残業してもいいですか', '紙の書類を家に持ち帰っていい？'])(
    '%s says so, and shows no organisation twice among the first',
    async (text) => {
      const answer = await assistant.answer({ text })
      if (answer.kind !== 'answer') throw new Error(answer.kind)
      expect(answer.notOwn).toBe('noneRegistered')
      const first = answer.excerpts.slice(0, answer.leading).map(({ citation }) => citation.title)
      expect(new Set(first).size).toBe(first.length)
    },
  )

  it.each(['広島市では残業してもいいですか', '残業を認めている会社はありますか', 'テレワークの導入率は'])(
    '%s asks for no such rule',
    async (text) => {
      expect(await assistant.answer({ text })).not.toHaveProperty('notOwn')
    },
  )
})

describe('two things that are compared', () => {
  it('are first told what they mean, where the glossary has both', async () => {
    const answer = await assistant.answer({ text: '在宅勤務とサテライトオフィスは何が違うの' })
    if (answer.kind !== 'compare') throw new Error(answer.kind)
    expect(answer.rows[0]).toMatchObject({ field: '意味' })
    expect(answer.rows[0]!.cells).toEqual([
      expect.stringContaining('自宅で'),
      expect.stringContaining('勤務地とは別の'),
    ])
    expect(answer.excerpts.slice(0, 2).map(({ citation }) => citation.passageId)).toEqual([
      'glossary#在宅勤務',
      'glossary#サテライトオフィス',
    ])
  })
})

describe('a figure that nobody states', () => {
  it.each(['オリックスのフレックスオフィスを使った人は何人？', 'ISMSの認証を取るのはいくら？'])(
    '%s is answered with what is near, and told so',
    async (text) => {
      const answer = await assistant.answer({ text })
      expect(answer.kind === 'none' || (answer.kind === 'answer' && answer.unsure === true)).toBe(true)
    },
  )

  it('is no matter where it stands on the first screen', async () => {
    expect(await assistant.answer({ text: 'ANAの在宅は週に何回まで？' })).not.toHaveProperty('unsure')
  })
})

describe('how to begin', () => {
  it.each(['何から始めればいい？', 'テレワーク導入の進め方を教えてください', 'なにからはじめればいいか おしえて'])(
    '%s is answered with the steps in order, the first of them first',
    async (text) => {
      const answer = await assistant.answer({ text })
      expect(answer.kind === 'checklist' && answer.checklist.id).toBe('adoption-process')
      expect(answer.excerpts[0]!.text).toContain('目的・ねらい')
    },
  )
})

describe('without an answer', () => {
  it.each([
    ['在宅手当に所得税はかかりますか', /費/],
    ['36協定は在宅勤務の社員にも届け出が要りますか', /申請|承認/],
  ])('a question about telework has near topics that speak of it: %s', async (text, near) => {
    const answer = await assistant.answer({ text })
    if (answer.kind !== 'none') throw new Error(answer.kind)
    expect(answer.reason).toBe('nothing')
    expect(answer.topics.map(({ label }) => label).join()).toMatch(near)
    // Each leads on: its question has an answer.
    for (const { question } of answer.topics)
      expect(await assistant.answer({ text: question })).not.toHaveProperty('reason')
  })

  it.each(['明日の東京の天気は？', '忘年会の会場はどこですか', '3階のプリンターが紙詰まりしてる'])(
    'a question about something else gets no topics: %s',
    async (text) => {
      expect(await assistant.answer({ text })).toMatchObject({ kind: 'none', reason: 'offSubject', topics: [] })
    },
  )
})

it('a case’s card has a sentence to a section', async () => {
  const { excerpts } = await assistant.answer({ text: '広島市役所' })
  const sections = excerpts.map(({ citation }) => citation.section)
  // What it is and aims at stands in the card's head.
  expect(sections.slice(0, 3)).toEqual(['制度・運用', '効果', '課題と対策'])
  expect(new Set(sections).size).toBe(5)
  for (const { text } of excerpts) expect(text).toMatch(/^[^。]+。$/)
})

describe('every answer', () => {
  it('quotes passages to the letter and cites a known source', async () => {
    const corpus = theCorpus()
    const texts = new Map(corpus.passages.map(({ id, text }) => [id, text]))
    for (const text of [
      '在宅の日の残業は',
      '広島市の事例',
      'テレワーク導入率の地域差',
      'セキュリティのチェックリスト',
      'BCPとは',
      'NECと日産を比べて',
    ]) {
      const { excerpts } = await assistant.answer({ text })
      expect(excerpts.length, text).toBeGreaterThan(0)
      for (const excerpt of excerpts) {
        expect(texts.get(excerpt.citation.passageId)).toContain(excerpt.text.replace(/…$/, ''))
        expect(corpus.sources.map(({ id }) => id)).toContain(excerpt.citation.source)
      }
    }
  })

  it.each([
    ['テレワーク導入率の地域差', '南関東'],
    ['消費電力の削減率を団体別に', '18.0%'],
    ['豊洲の人口', '13,186'],
  ])('%s shows a series', async (text, cell) => {
    const answer = await assistant.answer({ text })
    if (answer.kind !== 'statistics') throw new Error(answer.kind)
    const points = answer.series.flatMap((each) => each.points.map((point) => renderPoint(each, point)))
    expect(points.join('\n')).toContain(cell)
  })

  it.each([
    ['国土交通省のテレワークは週何日ですか', 'mlit-seminar#制度・運用'],
    ['制度はあるのに自分だけ使いづらい', 'seminar-why-stalls'],
    ['自治体 現状把握 事項', 'guide-present-state'],
  ])('%s is answered from %s', async (text, passageId) => {
    const { excerpts } = await assistant.answer({ text })
    expect(excerpts[0]!.citation.passageId).toBe(passageId)
  })

  it('tells the award of a named organisation', async () => {
    const { excerpts } = await assistant.answer({ text: '日産は何賞' })
    expect(
      excerpts
        .slice(0, 3)
        .map(({ text }) => text)
        .join('\n'),
    ).toContain('奨励賞')
  })

  it.each(['チェックリスト', '確認項目の一覧', 'チェクリスト出して'])(
    '%s alone shows the general checklist',
    async (text) => {
      expect((await assistant.answer({ text })).kind).toBe('checklist')
    },
  )

  it.each([
    'これまで紙で共有していた資料は、在宅ではどうやって見るのですか',
    '導入前と比べて残業は減りましたか',
    '在宅勤務者との情報共有はどうやっていますか',
  ])('%s is a plain question, whatever words it holds', async (text) => {
    expect((await assistant.answer({ text })).kind).toBe('answer')
  })

  it.each([
    ['向洋電機土木と広島市役所を比べて', ['向洋電機土木株式会社の事例', '広島市役所の事例']],
    ['NECと日産の残業の扱いを比べて', ['日本電気株式会社の事例', '日産自動車株式会社の事例']],
  ])('%s cites the compared cases, each of them and no other', async (text, labels) => {
    const { excerpts } = await assistant.answer({ text })
    const cited = excerpts.map(({ citation }) => citation.label.replace(/（.*/, ''))
    expect([...new Set(cited)].sort()).toEqual(labels)
  })

  it.each(['ドコモの事例を見せて', 'ドコモのケース'])(
    '%s shows the case: a particle in kana ends a name in katakana',
    async (text) => {
      const answer = await assistant.answer({ text })
      expect(answer.kind === 'case' && answer.case.id).toBe('ntt-docomo')
    },
  )

  it.each([
    ...['', '　', '🙂🙂', '\u0000\u0007', '\ud83d'].map((text) => [text, 'smalltalk']),
    ...['<!channel> <@U123>', 'あ'.repeat(10_000), 'ｱ'.repeat(3000)].map((text) => [text, 'none']),
  ])('what asks nothing that can be read is quoted nothing (%#)', async (text, kind) => {
    expect(await assistant.answer({ text: text! })).toMatchObject({ kind, excerpts: [] })
  })
})
