import type { Answer, NoneAnswer } from '../../src/core/answers/answer.js'
import { Documents } from '../../src/core/answers/documents.js'
import type { Citation, Excerpt } from '../../src/core/corpus/citation.js'
import type { Case, Checklist, Passage, Series, Source } from '../../src/core/corpus/corpus.js'
import type { AnswerKind } from '../../src/core/index/answer-kind.js'
import type { Condition } from '../../src/core/question/condition.js'
import { passageOf } from '../fixtures/passages.js'

/** Made-up answers of every kind, all of whose words can be given: what a renderer must bear. */

const ORIGIN = { file: 'x.md', line: 1 }

export const SOURCES: Source[] = [
  { id: 's', title: '資料', publisher: '総務省', published: '2018-04', circa: false, kind: '手引き', topics: [] },
]

/** A library of one passage, to quote from and to change. */
export function documentsOf(text: string, id = 'doc#規程'): Documents {
  const passages: Passage[] = [passageOf(text, { id, source: 's' })]
  const nothing = {
    cases: [],
    checklists: [],
    series: [],
    glossary: [],
    thesaurus: [],
    officeThesaurus: [],
    ruleTopics: [],
  }
  return new Documents({ sources: SOURCES, ...nothing, passages })
}

function citation(words = '規程', passageId = 'doc#規程'): Citation {
  return {
    passageId,
    source: 's',
    whose: 'general',
    title: words,
    section: words,
    place: words,
    label: `${words}（資料、2018年4月）`,
    short: `${words.slice(0, 30)}（2018年）`,
    document: `${words.slice(0, 30)}（2018年）`,
  }
}

export function excerpt(text = '残業は認められません。', words = '規程', passageId = 'doc#規程'): Excerpt {
  return {
    text,
    start: 0,
    end: text.length,
    cut: false,
    focus: { start: 0, end: Math.min(2, text.length) },
    citation: citation(words, passageId),
    verbatim: false,
    newer: [],
  }
}

function sampleCase(words = '広島市', id = 'hiroshima'): Case {
  return {
    id,
    source: 's',
    name: words,
    aliases: [],
    kind: '自治体',
    workStyles: [],
    purposes: { tags: [] },
    benefits: [],
    profile: [],
    figures: [],
    place: words,
    newer: [],
    origin: ORIGIN,
  }
}

export const KINDS: AnswerKind[] = [
  'answer',
  'definition',
  'statistics',
  'case',
  'cases',
  'compare',
  'checklist',
  'share',
  'help',
  'smalltalk',
  'clarify',
  'none',
]

function sampleCondition(words: string): Condition {
  return { anyOf: [{ fact: 'text', label: words, oneOf: [words], said: words }], excluded: false }
}

/** A look-up that found nothing, with these words wherever words go. */
export function sampleNothing(words = '製造業', count = 2): NoneAnswer {
  const withLess = Array.from({ length: count }, (_, i) => ({
    without: [words],
    conditions: [sampleCondition(words)],
    count: i + 1,
  }))
  const lookedFor = { filters: [words], conditions: [sampleCondition(words)], withLess }
  return { kind: 'none', confidence: 0, excerpts: [], reason: 'nothing', topics: [], unread: [words], lookedFor }
}

/** An answer of the kind with these words wherever words go, and `count` of whatever there may be several of. */
export function sampleAnswer(kind: AnswerKind, words = '残業', count = 3): Answer {
  const times = <T>(make: (i: number) => T) => Array.from({ length: count }, (_, i) => make(i))
  const newer = [{ title: words, publisher: words, published: '2021-05', url: 'https://example.com/5' }]
  const before = { leadIn: { text: words, start: 0, end: words.length }, subject: words }
  const excerpts = times((i) => ({
    ...excerpt(words, words, `doc#${i}`),
    ...(i === 1 ? before : {}),
    newer: i === 0 ? newer : [],
  })).slice(0, 5)
  const common = { confidence: 0.5, excerpts }
  const cases = times((i) => sampleCase(words, `case-${i}`))
  switch (kind) {
    case 'answer':
      return {
        kind,
        ...common,
        leading: Math.min(2, excerpts.length),
        ...(count % 2 === 0 ? {} : { notOwn: 'noneRegistered' }),
      }
    case 'definition':
      return {
        kind,
        ...common,
        entry: {
          term: words,
          aliases: [],
          definition: words,
          source: 's',
          place: words,
          passageId: 'doc#0',
          origin: ORIGIN,
        },
      }
    case 'statistics':
      return { kind, ...common, series: times(() => sampleSeries(words, count)) }
    case 'case':
      return {
        kind,
        ...common,
        case: sampleCase(words),
        card: {
          name: words,
          profile: words,
          scheme: words,
          purpose: words,
          figures: times(() => ({ label: words, unit: words, before: 34000, after: 28000, period: words })),
          sections: times((i) => ({ name: `${words}${i}`, passageIds: [`doc#${i}`] })),
          citation: citation(words),
          newer,
        },
      }
    case 'cases':
      return {
        kind,
        ...common,
        cases: cases.map(({ id }) => ({
          id,
          name: words,
          profile: words,
          matched: [words],
          citation: citation(words),
        })),
        filters: [words],
        conditions: [sampleCondition(words)],
        unread: times(() => words),
        total: 43,
      }
    case 'compare':
      return {
        kind,
        ...common,
        subjects: cases.map((each) => each.name),
        cases,
        rows: times(() => ({ field: words, cells: cases.map((_, i) => (i === 0 ? undefined : words)) })),
      }
    case 'checklist':
      return {
        kind,
        ...common,
        checklist: sampleChecklist(words, count),
        citations: times(() => citation(words)),
        others: times((i) => ({ id: `list-${i}`, title: words })),
      }
    case 'share':
      return { kind, ...common, words }
    case 'help':
      return { kind, confidence: 1, excerpts: [] }
    case 'smalltalk':
      return { kind, confidence: 1, excerpts: [], reply: words }
    case 'clarify':
      return {
        kind,
        confidence: 1,
        excerpts: [],
        question: words,
        choices: times(() => ({ label: words, question: words })),
      }
    case 'none':
      return {
        kind,
        confidence: 0,
        excerpts: [],
        reason: count % 2 === 0 ? 'offSubject' : 'nothing',
        ...(count % 3 === 0 && excerpts[0] ? { near: excerpts[0] } : {}),
        topics: times(() => ({ label: words, question: words })),
      }
  }
}

function sampleSeries(words: string, count: number): Series {
  return {
    id: 'series',
    title: words,
    source: 's',
    place: words,
    survey: words,
    columns: Array.from({ length: Math.min(count, 6) }, () => ({ label: words, unit: words })),
    topics: [],
    note: words,
    points: Array.from({ length: count }, () => ({
      label: words,
      values: Array.from({ length: 6 }, (_, i) => (i === 1 ? undefined : 12345.6)),
    })),
    newer: [],
    passageId: 'doc#0',
    origin: ORIGIN,
  }
}

export function sampleChecklist(words: string, count: number): Checklist {
  return {
    id: 'list',
    title: words,
    source: 's',
    place: words,
    role: words,
    topics: [],
    intro: words,
    steps: Array.from({ length: count }, (_, i) => ({
      text: words,
      group: `${words}${i % 3}`,
      passageId: `step-${i}`,
    })),
    newer: [],
    origin: ORIGIN,
  }
}
