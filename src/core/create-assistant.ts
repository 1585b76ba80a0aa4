import type { Answer, DefinitionAnswer, NoneAnswer } from './answer.js'
import { createAnswering } from './answering.js'
import type { Assistant, Question } from './assistant.js'
import { CaseAnswers } from './case-answers.js'
import { filtersInWords } from './case-facts.js'
import { ChecklistAnswers, GENERAL_CHECKLIST } from './checklist-answers.js'
import type { GlossaryEntry } from './corpus.js'
import { comparedThings, type Decision, decideKind } from './decide-kind.js'
import { Documents } from './documents.js'
import { excerptOf, MAX_EXCERPTS } from './excerpts.js'
import { IntentClassifier, intentFeatures } from './intent-classifier.js'
import type { Knowledge } from './knowledge.js'
import { type Lexicon, lexiconOf } from './lexicon.js'
import { maskNames } from './name-mask.js'
import type { Analyzer, Searcher } from './ports.js'
import { SlotReader } from './slots.js'
import { Thesaurus } from './thesaurus.js'
import { inThread, type ThreadedUnderstanding } from './threads.js'
import { type Understanding, understand } from './understanding.js'
import { verifyAnswer } from './verify.js'

export interface AssistantParts {
  knowledge: Knowledge
  analyzer: Analyzer
  searcher: Searcher
  /** Searches the originals alone; absent where there are none. */
  originals?: Searcher
  /** Made beforehand where its making must not hold anybody up. */
  lexicon?: Lexicon
}

/** How many passages a thread remembers having shown. */
const MAX_SHOWN = 50
const NOTHING: NoneAnswer = { kind: 'none', reason: 'nothing', topics: [], confidence: 0, excerpts: [] }
const NONE_SHOWN: ReadonlySet<string> = new Set()

/** The assistant over its parts. No answer leaves it before every excerpt was found in its passage. */
export function createCoreAssistant({ knowledge, analyzer, searcher, originals, lexicon }: AssistantParts): Assistant {
  const { corpus, intents, index } = knowledge
  const documents = new Documents(corpus)
  const tools = {
    analyzer,
    vocabulary: index.terms,
    lexicon: lexicon ?? lexiconOf(index),
    thesaurus: new Thesaurus(knowledge.thesaurus),
    slotReader: new SlotReader(corpus),
    sourceWords: new Set(corpus.sources.flatMap(({ topics }) => topics)),
    classifier: new IntentClassifier(intents, intentFeatures(maskNames(corpus), analyzer), knowledge.intentModel),
  }
  const answering = createAnswering({
    corpus,
    index,
    searcher,
    ...(originals ? { originals } : {}),
    cite: (passage) => documents.cite(passage),
  })
  const cases = new CaseAnswers(documents, answering)
  const checklists = new ChecklistAnswers(documents, index)
  const read = (text: string) => understand(text, tools)
  /** What was read of questions that are still at hand: whoever answers one asks for its thread next. */
  const readings = new WeakMap<Question, ThreadedUnderstanding>()
  const readInThread = (question: Question): ThreadedUnderstanding => {
    let reading = readings.get(question)
    if (!reading) {
      reading = inThread(read(question.text), question.thread, read)
      readings.set(question, reading)
    }
    return reading
  }
  const bestChecklist = (understanding: Understanding) => checklists.best(understanding, () => read(GENERAL_CHECKLIST))
  const checked = <A extends Answer>(answer: A) => verifyAnswer(answer, (id) => documents.passage(id))

  /** Two things that are no organisations, each with what the documents say of it first. */
  const compareThings = async ({ folded }: Understanding, found: Answer): Promise<Answer> => {
    const things = comparedThings(folded)
    if (!things || found.kind !== 'answer') return found
    const sides = await Promise.all(things.map((thing) => answering.answerText(read(thing), NONE_SHOWN)))
    const cells = sides.map(({ excerpts }) => excerpts[0]?.text)
    if (cells.includes(undefined)) return found
    return { ...found, kind: 'compare', subjects: things, cases: [], rows: [{ field: '資料の記述', cells }] }
  }

  const define = async (understanding: Understanding, entry: GlossaryEntry): Promise<DefinitionAnswer> => {
    const passage = documents.passage(entry.passageId)!
    const definition = excerptOf(passage, 0, () => 0, [entry.term.toLowerCase()], documents.cite(passage))
    const others = await answering.bestExcerpts(understanding)
    const rest = others.filter(({ citation }) => citation.passageId !== passage.id)
    return { kind: 'definition', entry, confidence: 0.95, excerpts: [definition, ...rest].slice(0, MAX_EXCERPTS) }
  }

  const showSeries = async (understanding: Understanding): Promise<Answer> => {
    const found = await answering.answerText(understanding, NONE_SHOWN, 'statistics')
    const quoted = new Set(found.excerpts.map(({ citation }) => citation.passageId))
    const series = corpus.series.filter(({ passageId }) => quoted.has(passageId))
    return found.kind === 'none' || series.length === 0 ? found : { ...found, kind: 'statistics', series }
  }

  const answerKind = async (
    { kind, intent, entry }: Decision,
    understanding: ThreadedUnderstanding,
    shown: ReadonlySet<string>,
  ): Promise<Answer> => {
    const plain = () => answering.answerText(understanding, shown)
    const named = namedCases(understanding).flatMap((id) => documents.case(id) ?? [])
    switch (kind) {
      case 'help':
        return { kind, confidence: 1, excerpts: [] }
      case 'smalltalk':
        return { kind, reply: intent!.reply!, confidence: 1, excerpts: [] }
      case 'share': {
        const channel = /[#＃]([\p{L}\p{N}_-]+)/u.exec(understanding.text)?.[1]
        return { kind, words: '', ...(channel ? { channel } : {}), confidence: 1, excerpts: [] }
      }
      case 'case': {
        if (!named[0]) return plain()
        const asksMore = understanding.concepts.length > 1
        return cases.one(named[0], asksMore ? (await plain()).excerpts : [], 0.95)
      }
      case 'compare': {
        const found = await plain()
        return named.length >= 2 ? cases.compare(named, found.excerpts) : compareThings(understanding, found)
      }
      case 'cases': {
        const meant = tools.slotReader.readAmbiguous(understanding.folded)
        if (meant.length > 0 && filtersInWords(understanding.slots).length === 0) return cases.which(meant)
        // A name that no document knows (カゴメの事例) is not to be met with other organisations.
        return namesUnknown(understanding) ? plain() : ((await cases.byFacts(understanding)) ?? plain())
      }
      case 'checklist':
        return bestChecklist(understanding) ?? plain()
      case 'definition':
        return define(understanding, entry!)
      case 'statistics':
        return showSeries(understanding)
      default:
        return plain()
    }
  }

  return {
    answer: async (question) => {
      const understanding = readInThread(question)
      const decision = decideKind(understanding, corpus.glossary)
      const shown = understanding.continues === 'more' ? new Set(question.thread?.shownPassageIds) : NONE_SHOWN
      const answer = checked(await answerKind(decision, understanding, shown))
      return question.explain ? { ...answer, explain: await answering.explain(understanding, decision) } : answer
    },
    caseStudy: async (words) => {
      const understanding = read(words)
      const { slots, concepts, folded } = understanding
      const named = slots.caseIds.flatMap((id) => documents.case(id) ?? [])
      if (named.length >= 2 && /比|違|vs/.test(folded)) return checked(cases.compare(named))
      if (named[0]) {
        const found = concepts.length > 0 ? await answering.answerText(understanding, NONE_SHOWN) : NOTHING
        return checked(cases.one(named[0], found.excerpts))
      }
      const byFacts = filtersInWords(slots).length > 0 || words.trim() === ''
      const found = byFacts ? await cases.byFacts(understanding) : await cases.byWords(understanding, words.trim())
      return checked(found ?? NOTHING)
    },
    checklist: async (words) =>
      checked((words.trim() === '' ? undefined : bestChecklist(read(words))) ?? checklists.choices()),
    snippets: async (words) => checked(await answering.answerText(read(words), NONE_SHOWN)),
    caseById: async (id, section) => {
      const value = documents.case(id)
      if (!value) return NOTHING
      return checked(section === undefined ? cases.one(value) : cases.section(value, section))
    },
    checklistById: async (id) => {
      const checklist = corpus.checklists.find((list) => list.id === id)
      return checklist ? checked(checklists.one(checklist)) : NOTHING
    },
    compare: async (ids) => checked(cases.compare(ids.flatMap((id) => documents.case(id) ?? []))),
    similarCases: async (id) => {
      const value = documents.case(id)
      return value ? checked(cases.similarTo(value)) : NOTHING
    },
    passage: (id) => {
      const passage = documents.passage(id)
      return passage ? documents.whole(passage) : []
    },
    threadAfter: (question, given) => {
      const { slots, continues } = readInThread(question)
      const before = continues === 'more' ? question.thread : undefined
      const about = cases.idsOf(given)
      const shown = given.excerpts.map(({ citation }) => citation.passageId)
      return {
        caseIds: about.length > 0 ? about : (question.thread?.caseIds ?? []),
        bound: slots.caseIds.length > 0 || given.kind === 'case' || given.kind === 'compare',
        topic: before?.topic ?? question.text,
        shownPassageIds: [...new Set([...(before?.shownPassageIds ?? []), ...shown])].slice(-MAX_SHOWN),
      }
    },
    cases: () => corpus.cases,
    checklists: () => corpus.checklists,
    sources: () => corpus.sources,
    cite: (id) => {
      const passage = documents.passage(id)
      return passage && documents.cite(passage)
    },
  }
}

/** A word that no document holds and that looks like a name: カゴメ, 鯖江市, Zoom. */
function namesUnknown({ concepts, rest }: Understanding): boolean {
  const looksLikeName = (said: string) =>
    /^([ァ-ヺー]{3,}|[a-z]{3,})$/.test(said) || /^(市|町|村|県|社|銀行)/.test(rest.split(said)[1] ?? '')
  return concepts.some(({ known, said }) => !known && looksLikeName(said))
}

/** Every case that a question names, distinctive names first. */
function namedCases({ named, slots }: Understanding): string[] {
  return [...new Set([...slots.caseIds, ...named.map(({ caseId }) => caseId)])]
}
