import type { Answer, Citation, Excerpt, NoneAnswer } from './answer.js'
import { createAnswering } from './answering.js'
import type { Assistant, Question } from './assistant.js'
import { cardOf, compareRows, filterCases, filtersInWords, likeness, rowOf } from './case-facts.js'
import { chooseChecklists } from './checklist-choice.js'
import { CONFIDENCE_THRESHOLD } from './confidence.js'
import type { Case, Checklist, Corpus, Passage } from './corpus.js'
import { comparedThings, decideKind } from './decide-kind.js'
import { citationOf, excerptOf, MAX_EXCERPTS } from './excerpts.js'
import { IntentClassifier, intentFeatures } from './intent-classifier.js'
import type { Knowledge } from './knowledge.js'
import { Lexicon } from './lexicon.js'
import { maskNames } from './name-mask.js'
import type { Analyzer, Searcher, ThreadState } from './ports.js'
import { SlotReader } from './slots.js'
import { Thesaurus } from './thesaurus.js'
import { inThread } from './threads.js'
import { type Understanding, understand } from './understanding.js'
import { verifyAnswer } from './verify.js'

export interface AssistantParts {
  knowledge: Knowledge
  analyzer: Analyzer
  searcher: Searcher
}

/** How many cases are listed that no fact, only words, brought up. */
const MAX_FOUND_CASES = 10

/** How many passages a thread remembers having shown. */
const MAX_SHOWN = 50

/** What is looked up when a checklist is wanted and no subject is named. */
const GENERAL_CHECKLIST = 'テレワーク導入のプロセス'

/** The assistant over its parts. */
export function createCoreAssistant({ knowledge, analyzer, searcher }: AssistantParts): Assistant {
  const { corpus, intents, index } = knowledge
  const sources = new Map(corpus.sources.map((source) => [source.id, source]))
  const passageOf = (id: string) => index.byId.get(id)?.passage
  const cite = (passage: Passage) => citationOf(passage, sources)
  const passagesOf = groupByDocument(corpus.passages)
  const tools = {
    analyzer,
    vocabulary: index.terms,
    lexicon: new Lexicon(index.termsByReading, index.terms.words),
    thesaurus: new Thesaurus(knowledge.thesaurus),
    slotReader: new SlotReader(corpus),
    classifier: new IntentClassifier(intents, intentFeatures(maskNames(corpus), analyzer), knowledge.intentModel),
  }
  const answering = createAnswering({ corpus, index, searcher, cite })
  const caseOf = (id: string) => corpus.cases.find((value) => value.id === id)
  const ownPassages = (id: string) => passagesOf.get(id) ?? []
  const factsOf = (value: Case) => cite(ownPassages(value.id)[0]!)

  /** The head of each of these passages. */
  const heads = (passages: readonly Passage[]): Excerpt[] =>
    passages.slice(0, MAX_EXCERPTS).map((passage) => excerptOf(passage, 0, (i) => -i, [], cite(passage)))

  const caseAnswer = (value: Case, excerpts: Excerpt[], confidence: number): Answer => {
    const own = ownPassages(value.id)
    return { kind: 'case', case: value, card: cardOf(value, own, factsOf(value)), confidence, excerpts }
  }

  /** What a case is about, where nothing particular was asked: its main sections, facts last. */
  const overview = (value: Case): Excerpt[] => {
    const own = ownPassages(value.id)
    const wanted = ['概要', '背景・目的', '制度・運用', '効果', '課題と対策']
    const picked = wanted.flatMap((name) => own.find(({ id }) => id.startsWith(`${value.id}#${name}`)) ?? [])
    return heads([...picked, ...own].filter((passage, i, all) => all.indexOf(passage) === i))
  }

  /** Cases that agree with the facts; where the question says more, those first that speak of it, with what they say. */
  const casesAnswer = async (understanding: Understanding): Promise<Answer | undefined> => {
    const filters = filtersInWords(understanding.slots)
    const found = filterCases(corpus.cases, understanding.slots)
    if (found.length === 0) return undefined
    const { best } = await answering.bestOfCases(understanding)
    const order = [...best.keys()]
    const placeOf = (id: string) => (order.includes(id) ? order.indexOf(id) : order.length)
    const sorted = found.sort(
      (a, b) => b.matched.length - a.matched.length || placeOf(a.value.id) - placeOf(b.value.id),
    )
    const rows = sorted.map(({ value, matched }) => rowOf(value, matched, factsOf(value)))
    const shown = sorted
      .slice(0, MAX_EXCERPTS)
      .map(({ value }) => best.get(value.id) ?? heads([ownPassages(value.id)[0]!])[0]!)
    const confidence = filters.length > 0 ? 0.9 : 0.7
    return { kind: 'cases', cases: rows, filters, total: corpus.cases.length, confidence, excerpts: shown }
  }

  const whichCase = (meant: Case[]): Answer => ({
    kind: 'clarify',
    question: 'どの事例をご覧になりますか。',
    choices: meant.map(({ name }) => ({ label: name, question: `${name}の事例` })),
    confidence: 0.5,
    excerpts: [],
  })

  const compareAnswer = (cases: Case[], excerpts: Excerpt[]): Answer => ({
    kind: 'compare',
    subjects: cases.map(({ name }) => name),
    cases,
    rows: compareRows(cases),
    confidence: 0.9,
    excerpts: excerpts.length > 0 ? excerpts : heads(cases.map((value) => ownPassages(value.id)[0]!)),
  })

  const checklistAnswer = (checklist: Checklist, others: Checklist[], confidence: number): Answer => ({
    kind: 'checklist',
    checklist,
    citation: cite(passageOf(checklist.steps[0]!.passageId)!),
    others: others.map(({ id, title }) => ({ id, title })),
    confidence,
    excerpts: heads(checklist.steps.map(({ passageId }) => passageOf(passageId)!)),
  })

  const checklistFor = (understanding: Understanding): Answer | undefined => {
    const fitting = chooseChecklists(corpus.checklists, understanding, index)
    const asksNothing = understanding.concepts.filter(({ known }) => known).length <= 1
    const chosen =
      fitting.length > 0 || !asksNothing
        ? fitting
        : chooseChecklists(corpus.checklists, understand(GENERAL_CHECKLIST, tools), index)
    const [best, ...rest] = chosen
    return best
      ? checklistAnswer(
          best.checklist,
          rest.slice(0, 4).map(({ checklist }) => checklist),
          best.confidence,
        )
      : undefined
  }

  /** Two things that are no organisations, each with what the documents say of it first. */
  const compareThings = async (understanding: Understanding, found: Answer): Promise<Answer | undefined> => {
    const things = comparedThings(understanding.folded)
    if (!things || found.kind !== 'answer') return undefined
    const sides = await Promise.all(things.map((thing) => answerText(understand(thing, tools))))
    const cells = sides.map(({ excerpts }) => excerpts[0]?.text)
    if (cells.some((cell) => cell === undefined)) return undefined
    const { confidence, excerpts } = found
    return {
      kind: 'compare',
      subjects: things,
      cases: [],
      rows: [{ field: '資料の記述', cells }],
      confidence,
      excerpts,
    }
  }

  const answerText = async (understanding: Understanding, thread?: ThreadState) => {
    const shown = new Set(thread?.shownPassageIds ?? [])
    return answering.answerText(understanding, shown)
  }

  const answer = async (question: Question): Promise<Answer> => {
    const understanding = inThread(understand(question.text, tools), question.thread, (text) => understand(text, tools))
    const decision = decideKind(understanding, corpus.glossary)
    const plain = () => answerText(understanding, understanding.continues === 'more' ? question.thread : undefined)
    const build = async (): Promise<Answer> => {
      switch (decision.kind) {
        case 'help':
          return { kind: 'help', confidence: 1, excerpts: [] }
        case 'smalltalk':
          return { kind: 'smalltalk', reply: decision.intent!.reply!, confidence: 1, excerpts: [] }
        case 'share': {
          const channel = /[#＃]([\p{L}\p{N}_-]+)/u.exec(understanding.text)?.[1]
          return { kind: 'share', words: '', ...(channel ? { channel } : {}), confidence: 1, excerpts: [] }
        }
        case 'case': {
          const value = caseOf(namedCases(understanding)[0]!)
          if (!value) return plain()
          const found = await plain()
          return caseAnswer(
            value,
            found.excerpts.length > 0 && understanding.concepts.length > 1 ? found.excerpts : overview(value),
            0.95,
          )
        }
        case 'compare': {
          const found = await plain()
          const cases = namedCases(understanding)
            .map(caseOf)
            .filter((value) => value !== undefined)
          if (cases.length >= 2) return compareAnswer(oneEach(cases).slice(0, 3), found.excerpts)
          return (await compareThings(understanding, found)) ?? found
        }
        case 'cases': {
          const meant = tools.slotReader.readAmbiguous(understanding.folded)
          if (meant.length > 0 && filtersInWords(understanding.slots).length === 0) return whichCase(meant)
          // A name that no document knows (カゴメの事例) is not to be met with other organisations.
          return speaksOfUnknown(understanding) ? plain() : ((await casesAnswer(understanding)) ?? plain())
        }
        case 'checklist':
          return checklistFor(understanding) ?? plain()
        case 'definition': {
          const { entry } = decision
          const passage = passageOf(entry!.passageId)!
          const others = await answering.bestExcerpts(understanding)
          const definition = excerptOf(passage, 0, () => 0, [entry!.term.toLowerCase()], cite(passage))
          const rest = others.filter((excerpt) => excerpt.citation.passageId !== passage.id)
          return {
            kind: 'definition',
            entry: entry!,
            confidence: 0.95,
            excerpts: [definition, ...rest].slice(0, MAX_EXCERPTS),
          }
        }
        case 'statistics': {
          const found = await answering.answerText(understanding, new Set(), 'statistics')
          const series = found.excerpts.flatMap(
            ({ citation }) => corpus.series.find(({ passageId }) => passageId === citation.passageId) ?? [],
          )
          if (found.kind === 'none' || series.length === 0) return found
          return { kind: 'statistics', series, confidence: found.confidence, excerpts: found.excerpts }
        }
        default:
          return plain()
      }
    }
    const built = await build()
    const checked = verifyAnswer(built, passageOf)
    if (!question.explain) return checked
    return { ...checked, explain: await answering.explain(understanding, decision) }
  }

  const nothing = (topics: NoneAnswer['topics'] = []): Answer => ({
    kind: 'none',
    reason: 'nothing',
    topics,
    confidence: 0,
    excerpts: [],
  })

  return {
    answer,
    caseStudy: async (words) => {
      const understanding = understand(words, tools)
      const [first, second] = understanding.slots.caseIds
      if (first !== undefined && (second === undefined || !/比|違|vs/.test(words))) {
        const found = understanding.concepts.length > 0 ? (await answerText(understanding)).excerpts : []
        return verifyAnswer(
          caseAnswer(caseOf(first)!, found.length > 0 ? found : overview(caseOf(first)!), 0.95),
          passageOf,
        )
      }
      if (first !== undefined)
        return compareAnswer(
          understanding.slots.caseIds.slice(0, 3).flatMap((id) => caseOf(id) ?? []),
          [],
        )
      const filters = filtersInWords(understanding.slots)
      if (filters.length > 0 || words.trim() === '') return (await casesAnswer(understanding)) ?? nothing()
      const { confidence, best } = await answering.bestOfCases(understanding)
      if (confidence < CONFIDENCE_THRESHOLD) return nothing()
      const found = [...best].slice(0, MAX_FOUND_CASES)
      const cases = found.map(([id]) => rowOf(caseOf(id)!, [], factsOf(caseOf(id)!)))
      const excerpts = found.map(([, excerpt]) => excerpt).slice(0, MAX_EXCERPTS)
      return verifyAnswer(
        { kind: 'cases', cases, filters: [words.trim()], total: corpus.cases.length, confidence, excerpts },
        passageOf,
      )
    },
    checklist: async (words) => {
      const found = words.trim() === '' ? undefined : checklistFor(understand(words, tools))
      if (found) return found
      const choices = corpus.checklists.map(({ title }) => ({ label: title, question: `${title}のチェックリスト` }))
      return {
        kind: 'clarify',
        question: 'どのチェックリストをご覧になりますか。',
        choices,
        confidence: 1,
        excerpts: [],
      }
    },
    snippets: async (words) => {
      const understanding = understand(words, tools)
      return verifyAnswer(await answerText(understanding), passageOf)
    },
    caseById: async (id, section) => {
      const value = caseOf(id)
      if (!value) return nothing()
      const own = ownPassages(id).filter(
        (passage) => section !== undefined && passage.id.startsWith(`${id}#${section}`),
      )
      return verifyAnswer(caseAnswer(value, own.length > 0 ? heads(own) : overview(value), 1), passageOf)
    },
    checklistById: async (id) => {
      const checklist = corpus.checklists.find((list) => list.id === id)
      return checklist ? checklistAnswer(checklist, [], 1) : nothing()
    },
    compare: async (ids) => compareAnswer(ids.flatMap((id) => caseOf(id) ?? []).slice(0, 3), []),
    similarCases: async (id) => {
      const value = caseOf(id)
      if (!value) return nothing()
      const rows = corpus.cases
        .filter((other) => other.id !== id)
        .map((other) => ({ other, score: likeness(value, other) }))
        .sort((a, b) => b.score - a.score)
        .slice(0, MAX_EXCERPTS)
        .map(({ other }) =>
          rowOf(
            other,
            other.purposes.tags.filter((tag) => value.purposes.tags.includes(tag)),
            factsOf(other),
          ),
        )
      return {
        kind: 'cases',
        cases: rows,
        filters: [`${value.name}に似た事例`],
        total: corpus.cases.length,
        confidence: 1,
        excerpts: heads(rows.map((row) => ownPassages(row.id)[0]!)),
      }
    },
    passage: (id) => {
      const passage = passageOf(id)
      if (!passage) return []
      const excerpts: Excerpt[] = []
      for (let i = 0; i < passage.sentences.length && excerpts.length < MAX_EXCERPTS; ) {
        const excerpt = excerptOf(
          { ...passage, sentences: passage.sentences.slice(i) },
          0,
          (k) => -k,
          [],
          cite(passage),
        )
        excerpts.push(excerpt)
        i += passage.sentences.slice(i).filter((sentence) => sentence.end <= excerpt.end).length || 1
      }
      return excerpts
    },
    threadAfter: ({ text, thread }, given) => {
      const question = inThread(understand(text, tools), thread, (other) => understand(other, tools))
      const more = question.continues === 'more'
      const about = casesOf(given, corpus)
      const shown = given.excerpts.map(({ citation }) => citation.passageId)
      return {
        caseIds: about.length > 0 ? about : (thread?.caseIds ?? []),
        bound: question.slots.caseIds.length > 0 || given.kind === 'case' || given.kind === 'compare',
        topic: more && thread ? thread.topic : text,
        shownPassageIds: [...new Set([...(more && thread ? thread.shownPassageIds : []), ...shown])].slice(-MAX_SHOWN),
      }
    },
    cases: () => corpus.cases,
    checklists: () => corpus.checklists,
    sources: () => corpus.sources,
    cite: (id): Citation | undefined => {
      const passage = passageOf(id)
      return passage && cite(passage)
    },
  }
}

function speaksOfUnknown({ concepts }: Understanding): boolean {
  return concepts.some(({ known, said }) => !known && said.length > 1)
}

/** Every case that a question names, distinctive names first. */
function namedCases({ named, slots }: Understanding): string[] {
  return [...new Set([...slots.caseIds, ...named.map(({ caseId }) => caseId)])]
}

/** The cases that an answer is about; else the one that it quotes first. */
function casesOf(answer: Answer, corpus: Corpus): string[] {
  if (answer.kind === 'case') return [answer.case.id]
  if (answer.kind === 'compare' && answer.cases.length > 0) return answer.cases.map(({ id }) => id)
  const id = answer.excerpts[0]?.citation.passageId.split('#')[0]
  return corpus.cases.some((value) => value.id === id) ? [id!] : []
}

/** One case a name: where two documents tell of one organisation, the first. */
function oneEach(cases: Case[]): Case[] {
  return cases.filter(
    (value, i) =>
      cases.findIndex((other) => other.aliases.some((alias) => value.aliases.includes(alias))) === i ||
      value.aliases.length === 0,
  )
}

function groupByDocument(passages: Passage[]): Map<string, Passage[]> {
  const groups = new Map<string, Passage[]>()
  for (const passage of passages) groups.set(passage.documentId, [...(groups.get(passage.documentId) ?? []), passage])
  return groups
}
