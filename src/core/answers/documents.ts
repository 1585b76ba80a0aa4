import { type Citation, citationOf, type Excerpt } from '../corpus/citation.js'
import { type Case, type Corpus, type GlossaryEntry, isOriginal, type Passage } from '../corpus/corpus.js'
import { excerptOfRange, MAX_EXCERPTS, pieceOf, WHOLE } from '../ranking/excerpts.js'
import { foldPlain } from '../text/width.js'
import type { Besides } from './assistant.js'
import { excerptAgain, passageIdOf, type Requoted } from './excerpt-ref.js'
import { standsInPassage } from './verify.js'

/** The corpus by id, and quotations that need no question. */
export class Documents {
  readonly corpus: Corpus
  private readonly passages: Map<string, Passage>
  private readonly byDocument = new Map<string, Passage[]>()
  private readonly told = new Map<string, string>()
  private readonly citations = new WeakMap<Passage, Citation>()
  private readonly sources: Map<string, Corpus['sources'][number]>

  constructor(corpus: Corpus) {
    this.corpus = corpus
    this.passages = new Map(corpus.passages.map((passage) => [passage.id, passage]))
    this.sources = new Map(corpus.sources.map((source) => [source.id, source]))
    for (const passage of corpus.passages) {
      // A case is told by its digest; its original is quoted where it says the same.
      if (isOriginal(passage)) continue
      const own = this.byDocument.get(passage.documentId)
      if (own) own.push(passage)
      else this.byDocument.set(passage.documentId, [passage])
    }
  }

  passage(id: string): Passage | undefined {
    return this.passages.get(id)
  }

  case(id: string): Case | undefined {
    return this.corpus.cases.find((value) => value.id === id)
  }

  /** The passages of one document, in order; a case's facts come first. */
  passagesOf(documentId: string): Passage[] {
    return this.byDocument.get(documentId) ?? []
  }

  /** All that is told of a case, folded. */
  readonly toldOf = (documentId: string): string => {
    let told = this.told.get(documentId)
    if (told === undefined) {
      told = foldPlain(
        this.passagesOf(documentId)
          .map(({ text }) => text)
          .join('\n'),
      )
      this.told.set(documentId, told)
    }
    return told
  }

  cite(passage: Passage): Citation {
    const known = this.citations.get(passage) ?? citationOf(passage, this.sources)
    this.citations.set(passage, known)
    return known
  }

  /** The first sentence of each of these passages, at most five: a line each. */
  openings(passages: readonly Passage[]): Excerpt[] {
    const first = { first: 0, last: 0 }
    return passages.slice(0, MAX_EXCERPTS).map((passage) => excerptOfRange(passage, first, WHOLE, this.cite(passage)))
  }

  /** The head of each of these passages, at most five. */
  heads(passages: readonly Passage[]): Excerpt[] {
    return passages.slice(0, MAX_EXCERPTS).map((passage) => pieceOf(passage, 0, this.cite(passage)))
  }

  /** What the glossary says of a term. */
  definition({ passageId }: GlossaryEntry): Excerpt {
    const passage = this.passage(passageId)!
    return excerptOfRange(passage, { first: 0, last: 0 }, WHOLE, this.cite(passage))
  }

  /** The very excerpt that a reference names, or what has become of its passage. */
  quoted(ref: string): Requoted {
    const passage = this.passage(passageIdOf(ref))
    if (!passage) return { state: 'gone' }
    const excerpt = excerptAgain(ref, passage, this.cite(passage))
    const stands = excerpt !== undefined && standsInPassage(excerpt, passage)
    return stands ? { state: 'same', excerpt } : { state: 'changed', now: this.whole(passage) }
  }

  /** The passages before and after it, in the order of the document. */
  besides(passage: Passage): Besides {
    const original = isOriginal(passage)
    const all = original
      ? this.corpus.passages.filter((each) => isOriginal(each) && each.documentId === passage.documentId)
      : this.passagesOf(passage.documentId)
    const at = all.findIndex(({ id }) => id === passage.id)
    const [before, after] = [all[at - 1], all[at + 1]]
    const named = ({ id, section, title }: Passage) => ({ id, heading: section || title })
    return { ...(before && { before: named(before) }), ...(after && { after: named(after) }) }
  }

  /** The whole of a passage, piece by piece. */
  whole(passage: Passage): Excerpt[] {
    const pieces: Excerpt[] = []
    for (let i = 0; i >= 0; i = passage.sentences.findIndex(({ start }) => start >= pieces.at(-1)!.end)) {
      pieces.push(pieceOf(passage, i, this.cite(passage)))
    }
    return pieces
  }
}
