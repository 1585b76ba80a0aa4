import type { GlossaryEntry } from '../corpus/corpus.js'
import type { AnswerKind } from '../index/answer-kind.js'
import { IntentClassifier } from '../index/intent-classifier.js'
import { intentFeatures } from '../index/intent-features.js'
import type { Knowledge } from '../index/knowledge.js'
import { type Lexicon, lexiconSteps } from '../index/lexicon.js'
import { maskNames } from '../index/name-mask.js'
import { OWN_CONCEPTS, ownWords } from '../index/own-words.js'
import { TopicReader } from '../index/rule-topics.js'
import type { Searcher } from '../index/searcher.js'
import { finish, type Steps } from '../index/steps.js'
import { Thesaurus } from '../index/thesaurus.js'
import { BoundTranslations } from '../index/translation/bound-translations.js'
import { isOwnRule } from '../library/taught.js'
import { AlikeQuestions } from '../question/alike.js'
import { type Decision, decideInThread } from '../question/decide-kind.js'
import type { Reading, ThreadTools } from '../question/reading.js'
import { topicOf } from '../question/same-question.js'
import { SlotReader } from '../question/slots.js'
import { inThread } from '../question/threads.js'
import { offSubject, type Understanding, understand } from '../question/understanding.js'
import { unheldWords } from '../question/unheld-words.js'
import { CONFIDENCE_IN_THREAD } from '../ranking/confidence.js'
import { MAX_EXCERPTS } from '../ranking/excerpts.js'
import type { Analyzer } from '../text/analyzer.js'
import type { Answer, DefinitionAnswer, NoneAnswer } from './answer.js'
import { Answering, type Findings } from './answering.js'
import type { Answered, Assistant, Question } from './assistant.js'
import { type HalfTools, withHalves, withQuoted } from './both-halves.js'
import { CaseAnswers } from './case-answers.js'
import { CaseLookUp } from './case-look-up.js'
import { ChecklistAnswers, GENERAL_CHECKLIST } from './checklist-answers.js'
import { firstAnswered, seenOf, threadAfter } from './conversation.js'
import { Documents } from './documents.js'
import { tiersFor, tiersIn } from './follow-on.js'
import { assistantForReaders } from './readers.js'
import { bareWord, Sides } from './sides.js'
import { compareThings } from './thing-comparison.js'
import { verifyAnswer } from './verify.js'

export interface AssistantParts {
  knowledge: Knowledge
  analyzer: Analyzer
  searcher: Searcher
  /** Searches the originals alone; absent where there are none. */
  originals?: Searcher
  /** Searches one's own documents alone; absent where there are none. */
  own?: Searcher
}

/** What is the same for all readers of an index. */
export interface SharedParts extends AssistantParts {
  /** Some of one's own rules are kept from these readers. */
  keepsRules?: true
  lexicon: Lexicon
  translations: BoundTranslations
}

/** So sure that no document can hold what is asked that a name alone does not bring its case. */
const BEYOND = 0.5
const NOTHING: NoneAnswer = { kind: 'none', reason: 'nothing', topics: [], confidence: 0, excerpts: [] }

/** The assistant over its parts, for whoever reads. */
export function createCoreAssistant(parts: AssistantParts): Assistant {
  return finish(assistantSteps(parts))
}

/** The same in steps. */
export function* assistantSteps(parts: AssistantParts): Steps<Assistant> {
  const { index, translations, binding } = parts.knowledge
  const lexicon = yield* lexiconSteps(index)
  const bound = new BoundTranslations(translations, binding)
  yield
  return yield* assistantForReaders({ ...parts, lexicon, translations: bound }, assistantOver)
}

/** For a reader of all of it. No answer leaves it before every excerpt was found in its passage. */
function* assistantOver(parts: SharedParts): Steps<Assistant> {
  const { knowledge, analyzer, searcher, originals, own, lexicon, translations } = parts
  const { corpus, intents, index, purposes } = knowledge
  const documents = new Documents(corpus)
  const slotReader = new SlotReader(corpus, knowledge.caseNames)
  yield
  const readFeatures = intentFeatures(maskNames(corpus), analyzer, index.terms)
  const classifier = new IntentClassifier(intents, readFeatures, knowledge.intentModel)
  const ownTools = {
    vocabulary: ownWords(index.terms, knowledge.own),
    thesaurus: new Thesaurus(knowledge.officeThesaurus),
    ...OWN_CONCEPTS,
  }
  const tools = {
    ...{ analyzer, vocabulary: index.terms, pairs: index.pairs, lexicon, slotReader, classifier },
    thesaurus: new Thesaurus(knowledge.thesaurus),
    ...(own ? { own: ownTools } : {}),
    sourceWords: new Set(corpus.sources.flatMap(({ topics }) => topics)),
  }
  const topics = new TopicReader(knowledge.ruleTopics, knowledge.officeThesaurus, analyzer)
  yield
  const answering = new Answering({
    ...{ corpus, index, translations, purposes, searcher },
    ...(originals ? { originals } : {}),
    ...(own ? { own: { searcher: own, vocabulary: ownTools.vocabulary, topics } } : {}),
    ownRules: parts.keepsRules ? 'kept' : corpus.passages.some(isOwnRule) ? 'open' : 'none',
    cite: (passage) => documents.cite(passage),
  })
  const cases = new CaseAnswers(documents)
  const sides = new Sides(corpus.passages)
  const lookUp = new CaseLookUp(documents, cases, analyzer)
  const checklists = new ChecklistAnswers(documents, index, analyzer)
  const alike = new AlikeQuestions({ pairs: index.pairs, terms: index.terms, thesaurus: tools.thesaurus })
  const read = (text: string) => understand(text, tools)
  const find = (text: string) => answering.about(read(text))
  const bestChecklist = (understanding: Understanding) => checklists.best(understanding, () => read(GENERAL_CHECKLIST))
  const halfTools: HalfTools = { read, analyzer, textOf: (half) => answering.about(half).text() }
  const checked = <A extends Answer>(answer: A) => verifyAnswer(answer, (id) => documents.passage(id))

  const define = async (findings: Findings, entry: GlossaryEntry): Promise<DefinitionAnswer> => {
    const definition = documents.definition(entry)
    const others = await findings.bestExcerpts()
    const rest = others.filter(({ citation }) => citation.passageId !== entry.passageId)
    return { kind: 'definition', entry, confidence: 0.95, excerpts: [definition, ...rest].slice(0, MAX_EXCERPTS) }
  }

  const showSeries = async (findings: Findings): Promise<Answer> => {
    const found = await findings.text('statistics')
    const quoted = new Set(found.excerpts.map(({ citation }) => citation.passageId))
    const series = corpus.series.filter(({ passageId }) => quoted.has(passageId))
    return found.kind === 'none' || series.length === 0 ? found : { ...found, kind: 'statistics', series }
  }

  const answerKind = async ({ kind, reason, intent, entry }: Decision, findings: Findings): Promise<Answer> => {
    const { understanding } = findings
    const plain = () => findings.text()
    const named = namedCases(understanding).flatMap((id) => documents.case(id) ?? [])
    if (reason === 'wantsPerson') return { kind: 'help', person: true, confidence: 1, excerpts: [] }
    if (YIELDS_TO_OWN_RULES.has(kind) && !ASKS_FOR_OTHERS.test(understanding.folded)) {
      if ((await findings.ownRulesConfidence()) >= OWN_RULES_SURE) return plain()
    }
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
        const names = understanding.named.map(({ said }) => said)
        const beside = understanding.concepts.filter(({ said }) => !names.some((name) => name.includes(said)))
        const asksMore = beside.length > 1
        // 「キャリア・マムの研修ってどんなの」: the card begins with what is asked of it.
        const found = asksMore || topicOf(analyzer, understanding.unnamed) !== '' ? await plain() : NOTHING
        // What nobody can know of an organisation (H社の実名) is not to be met with its card.
        if (asksMore && found.kind === 'none' && offSubject(understanding) >= BEYOND) return found
        return cases.one(named[0], found.excerpts, 0.95)
      }
      case 'compare': {
        const organisations = cases.organisations(named)
        const found = await withHalves(await plain(), understanding, organisations, halfTools)
        if (organisations.length >= 2) return cases.compare(named, found.excerpts)
        // 「広島市の導入前と導入後」: two documents on one organisation; what they say of both is quoted.
        if (named.length >= 2) return found.kind === 'none' ? cases.one(named[0]!) : found
        return compareThings(understanding, found, documents, find)
      }
      case 'cases': {
        const meant = tools.slotReader.readAmbiguous(understanding.folded)
        if (meant.length > 0 && understanding.slots.conditions.length === 0) return cases.which(meant)
        // A name that no document knows (カゴメの事例) is not to be met with other organisations.
        if (namesUnknown(understanding)) return plain()
        if (listsKeywords(understanding) && (await findings.isAnsweredByGuide())) return plain()
        return (await lookUp.answer(findings)) ?? plain()
      }
      case 'checklist':
        return bestChecklist(reason === 'howToBegin' ? read(GENERAL_CHECKLIST) : understanding) ?? plain()
      case 'definition':
        return define(findings, entry!)
      case 'statistics':
        return showSeries(findings)
      default: {
        const whole = await withQuoted(await plain(), understanding, halfTools)
        const found = await withHalves(whole, understanding, cases.organisations(named), halfTools)
        // 「日産は何賞」: beside the name there is nothing to look up, and the card holds what is known of it.
        return found.kind === 'none' && named[0] && understanding.concepts.length === 0 ? cases.one(named[0]) : found
      }
    }
  }

  /** A bare 「評価」 is answered by a question, unless one's own rules answer it. */
  const whichSide = async ({ kind }: Decision, findings: Findings): Promise<Answer | undefined> => {
    const word = kind === 'answer' ? bareWord(findings.understanding) : undefined
    const clarifying = word === undefined ? undefined : sides.ask(word)
    if (clarifying === undefined || (await findings.ownRulesConfidence()) >= OWN_RULES_SURE) return undefined
    return clarifying
  }

  const threadTools: ThreadTools = {
    read,
    analyzer,
    nameOf: (id) => documents.case(id)?.name.replace(/\s+/g, ''),
    employeesOf: (id) => documents.case(id)?.employees?.count,
  }

  /** One reading of a question, answered in view of its thread. */
  const answerTo = async ({ thread }: Question, reading: Reading) => {
    const { how, understanding, section } = reading
    const goesOnWithAnswer = GOES_ON.has(how) && thread?.kind !== undefined && thread.kind !== 'none'
    const findings = answering.about(understanding, goesOnWithAnswer ? CONFIDENCE_IN_THREAD : undefined)
    const decision = decideInThread(reading, thread?.kind, corpus.glossary)
    const goOn = async (): Promise<Answer> => {
      switch (how) {
        case 'more':
        case 'detail': {
          const value = decision.kind === 'case' ? documents.case(thread!.caseIds[0] ?? '') : undefined
          return value
            ? cases.further(value, new Set(thread!.shown.map(({ passageId }) => passageId)))
            : findings.further((ranked) => tiersFor(how, ranked, thread!))
        }
        case 'example':
        case 'figures':
        case 'otherCases':
          return findings.further((ranked) => tiersFor(how, ranked, thread!))
        case 'moreCases':
          return lookUp.further(findings, seenOf(thread))
        case 'refine':
          return (await lookUp.answer(findings)) ?? NOTHING
        case 'pick':
          if (understanding.slots.caseIds.length === 0)
            return cases.which((thread?.list?.caseIds ?? []).flatMap((id) => documents.case(id) ?? []))
          return answerKind(decision, findings)
        default:
          if (section) return findings.further((ranked) => tiersIn(section, understanding.slots.caseIds, ranked))
          return (thread === undefined && (await whichSide(decision, findings))) || answerKind(decision, findings)
      }
    }
    return { answer: marked(checked(await goOn()), findings), decision, findings }
  }

  const converse = async (question: Question): Promise<Answered> => {
    const readings = inThread(read(question.text), question.thread, threadTools)
    const { reading, found } = await firstAnswered(readings, (each) => answerTo(question, each))
    const { answer, decision, findings } = found
    const thread = threadAfter(question.thread, reading, answer, {
      about: cases.idsOf(answer),
      quoted: cases.idsIn(answer.excerpts),
    })
    return { answer: question.explain ? { ...answer, explain: await findings.explain(decision) } : answer, thread }
  }

  return {
    converse,
    answer: async (question) => (await converse(question)).answer,
    caseStudy: async (words) => checked(await lookUp.find(find(words))),
    checklist: async (words) => checked(checklists.find(read(words), () => read(GENERAL_CHECKLIST))),
    snippets: async (words) => {
      const findings = find(words)
      return marked(checked(await findings.text()), findings)
    },
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
    quoted: (ref) => documents.quoted(ref),
    passage: (id) => {
      const passage = documents.passage(id)
      return passage ? documents.whole(passage) : []
    },
    besides: (id) => {
      const passage = documents.passage(id)
      return passage ? documents.besides(passage) : {}
    },
    alike: (texts) => alike.group(texts),
    notedQuestions: (id) => documents.passage(id)?.blocks.flatMap((block) => block.noted) ?? [],
    unheldWords: (question, near = '') =>
      unheldWords(question, near, {
        analyzer,
        vocabulary: index.terms,
        isSynonym: (word) => tools.thesaurus.knows(word) || ownTools.thesaurus.knows(word),
      }),
    cases: () => corpus.cases,
    checklists: () => corpus.checklists,
    sources: () => corpus.sources,
  }
}

function marked<A extends Answer>(answer: A, { ownUnsearched }: Findings): A {
  return ownUnsearched ? { ...answer, ownUnsearched } : answer
}

/** Readings that complete a question by the thread's. */
const GOES_ON: ReadonlySet<Reading['how']> = new Set(['same', 'subject', 'case'])

/** Kinds that look nothing up, or list: what one's own rules answer (「ChatGPTに文章を作らせてもいい？」) is not to be met with them. */
const YIELDS_TO_OWN_RULES: ReadonlySet<AnswerKind> = new Set(['help', 'smalltalk', 'cases', 'statistics', 'checklist'])
const OWN_RULES_SURE = 0.45
const ASKS_FOR_OTHERS = /事例|じれい|実例|(他|ほか|よそ)の?(会社|社|企業|自治体)|会社の例|チェックリスト|統計|調査/

const AFTER_ORGANISATION =
  /^(さん|社|市|町|村|県|区|庁|銀行|グループ|株式会社)?[のはで\s、]*(事例|じれい|例|取り?組み|とりくみ|ケース|テレワーク|在宅|リモート|働き方|制度|導入|職員|社員)/
const AFTER_TOOL = /^を(使|つか|入れ|いれ|導入|活用|利用|採用)/

/**
 * An organisation or a product that no document knows, and whose cases are asked for: カゴメの事例, 鯖江市, Zoomを使う会社. Unknown
 * words of what is told before do not count.
 */
function namesUnknown({ concepts, restated }: Understanding): boolean {
  return concepts.some(({ known, said }) => {
    if (known) return false
    const after = restated.split(said)[1] ?? ''
    if (/^(市|町|村|県|社|銀行)/.test(after)) return true
    return /^([ァ-ヺー]{3,}|[a-z]{3,})$/.test(said) && (AFTER_ORGANISATION.test(after) || AFTER_TOOL.test(after))
  })
}

const ASKS_FOR_CASES = /事例|じれい|事列|ケース|一覧|どこ|探し|紹介/

/** 「自治体 現状把握 事項」: words in a row, of which one may be meant for the setting and not for a list of such. */
function listsKeywords({ folded }: Understanding): boolean {
  return folded.trim().split(/\s+/).length >= 3 && !ASKS_FOR_CASES.test(folded)
}

/** Every case that a question names, distinctive names first. */
function namedCases({ named, slots }: Understanding): string[] {
  return [...new Set([...slots.caseIds, ...named.map(({ caseId }) => caseId)])]
}
