import type { Assistant } from '../../core/answers/assistant.js'
import type { Audience } from '../../core/corpus/audience.js'
import type { Stores } from '../stores.js'

/** Something of the company's own that is new among the documents, or says something else. */
export interface Notice {
  at: number
  what: 'answer' | 'rule'
  /** The question that is answered, the title of a document. */
  title: string
  isNew: boolean
  /** What an answer says. */
  text?: string
  /** Of a document that was sent, whose text can be read. */
  upload?: string
}

interface NoticesParts {
  stores: Pick<Stores, 'taught' | 'uploads'>
  assistant: Pick<Assistant, 'sources'>
  now: () => number
}

/** What was changed before is no news. */
const NEWS_MS = 28 * 24 * 60 * 60 * 1000
const MOST = 1000
const RULES = '社内文書'

/** What changed in the last weeks. */
export class Notices {
  private readonly parts: NoticesParts

  constructor(parts: NoticesParts) {
    this.parts = parts
  }

  /** The newest first; what is for HR alone for HR alone, and nothing for people from outside. */
  async recent(team: string, audience: Audience): Promise<Notice[]> {
    const { stores, assistant, now } = this.parts
    if (audience === 'outside') return []
    const since = now() - NEWS_MS
    const answers = (await stores.taught.live(team)).flatMap(({ live }): (Notice & { for: Audience })[] => {
      if (live === undefined) return []
      const { questions, text, version, at, decidedAt = at } = live
      const isNew = version === 1
      return [{ at: decidedAt, what: 'answer', title: questions[0] ?? '', isNew, text, for: live.audience }]
    })
    const sent = await stores.uploads.list(team, { states: ['live', 'replaced'], limit: MOST })
    const uploads = sent.flatMap((upload): (Notice & { for: Audience })[] => {
      const { id, state, document, title, at, decidedAt = at } = upload
      if (state !== 'live') return []
      const isNew = !sent.some((each) => each.state === 'replaced' && each.document === document)
      return [{ at: decidedAt, what: 'rule', title, isNew, upload: id, for: upload.audience }]
    })
    // Of these, only what everybody may read is told here.
    const imported = assistant.sources().flatMap(({ id, title, kind, library }): (Notice & { for: Audience })[] => {
      if (library === undefined || kind !== RULES || sent.some(({ document }) => document === id)) return []
      return [{ at: Date.parse(library.importedAt), what: 'rule', title, isNew: true, for: 'everyone' }]
    })
    return [...answers, ...uploads, ...imported]
      .filter((each) => each.at >= since && (audience === 'hr' || each.for === 'everyone'))
      .map(({ for: _, ...notice }) => notice)
      .toSorted((a, b) => b.at - a.at)
  }
}
