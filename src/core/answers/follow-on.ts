import type { Wanted } from '../question/follow-up.js'
import type { ShownRange, ThreadState } from '../question/thread-state.js'
import type { ScoredSentence } from '../ranking/scored-sentence.js'

/** The facts of a case, which hold figures whatever is asked. */
const FACTS = '基本情報'
const GLOSSARY = 'glossary'
/** How much less likely than the best a sentence may be and still be shown as more of the same. */
const LEAST_ODDS = 0.002
/** A figure with what it counts: years and numbers of chapters are none. */
const FIGURE = /\d\s?(?:%|％|人|名|社|台|円|万|億|時間|分|回|件|枚|倍|割|ポイント|kwh|kw|l|㍑|日|か所|箇所|団体|度)/iu

/**
 * What is shown to somebody who wants more: sentences in tiers, the first tier's before any of the next. What was shown
 * before is in none of them.
 */
export function tiersFor(how: Wanted, ranked: readonly ScoredSentence[], thread: ThreadState): ScoredSentence[][] {
  const least = (ranked[0]?.score ?? 0) + Math.log(LEAST_ODDS)
  const near = ranked.filter((scored) => scored.score >= least && !isAmong(thread.shown, scored))
  const passages = new Set(thread.shown.map(({ passageId }) => passageId))
  const elsewhere = near.filter(({ passage }) => !passages.has(passage.passage.id))
  switch (how) {
    case 'more': {
      const isNew = (scored: ScoredSentence) => !isAmong(thread.folded ?? [], scored)
      const fresh = [elsewhere.filter(isNew), near.filter(isNew)]
      return fresh.some((tier) => tier.length > 0) ? fresh : [elsewhere, near]
    }
    case 'example': {
      const told = near.filter(({ passage }) => passage.passage.kind === 'case')
      const last = thread.shown.at(-1)?.passageId.split('#')[0]
      return [told.filter(({ passage }) => passage.passage.documentId === last), told, elsewhere, near]
    }
    case 'detail': {
      const last = thread.shown.at(-1)?.passageId ?? ''
      const document = last.split('#')[0]
      // Of a term the documents tell more than of its neighbours in the glossary.
      if (document === GLOSSARY) return [near.filter(({ passage }) => passage.passage.documentId !== GLOSSARY), near]
      return [
        near.filter((scored) => scored.passage.passage.documentId === document),
        ranked.filter((scored) => scored.passage.passage.documentId === document && !isAmong(thread.shown, scored)),
        near,
      ]
    }
    case 'figures':
      return [near.filter(holdsFigure), ranked.filter((scored) => scored.score >= least && holdsFigure(scored)), near]
    case 'otherCases': {
      const known = new Set([...thread.caseIds, ...[...passages].map((id) => id.split('#')[0]!)])
      const others = ranked.filter(
        ({ passage: { passage } }) => passage.kind === 'case' && !known.has(passage.documentId),
      )
      const best = others.filter(
        ({ passage: { passage } }, i) =>
          others.findIndex((other) => other.passage.passage.documentId === passage.documentId) === i,
      )
      return [best.filter(({ score }) => score >= least), best, elsewhere]
    }
  }
}

/** What some cases tell under one heading, before whatever else they say. */
export function tiersIn(
  section: string,
  caseIds: readonly string[],
  ranked: readonly ScoredSentence[],
): ScoredSentence[][] {
  const own = ranked.filter(({ passage }) => caseIds.includes(passage.passage.documentId))
  return [own.filter(({ passage: { passage } }) => passage.id.startsWith(`${passage.documentId}#${section}`)), own]
}

function isAmong(ranges: readonly ShownRange[], { passage, sentence: { span } }: ScoredSentence): boolean {
  return ranges.some(
    ({ passageId, start, end }) => passageId === passage.passage.id && span.start < end && span.end > start,
  )
}

function holdsFigure({ passage, sentence: { span } }: ScoredSentence): boolean {
  return passage.passage.section !== FACTS && FIGURE.test(passage.passage.text.slice(span.start, span.end))
}
