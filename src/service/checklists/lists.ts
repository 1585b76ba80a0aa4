import type { Assistant } from '../../core/answers/assistant.js'
import type { Checklist, NewerEdition } from '../../core/corpus/corpus.js'
import { checklistTitle, stepText } from '../../core/corpus/step-text.js'
import { foldPlain } from '../../core/text/width.js'
import type { ListItem, ListStore, ListVersion } from '../stores/run-store.js'

/** So many lines a list has at most. */
export const MOST_ITEMS = 200

/** Where a list comes from, in words, and which newer edition is known. */
export interface ListSource {
  label?: string
  /** Id of the source in the bibliography. */
  source?: string
  newer: NewerEdition[]
}

/** A line as somebody wrote it. */
export type WrittenItem = Omit<ListItem, 'id'>

interface ListsParts {
  store: ListStore
  assistant: Pick<Assistant, 'checklistById' | 'checklists' | 'passage'>
  now: () => number
}

/** Lists that are worked through: those of the documents, and those that people of the workspace wrote. Who may do what is decided before. */
export class Lists {
  private readonly parts: ListsParts

  constructor(parts: ListsParts) {
    this.parts = parts
  }

  /** The newest version of a list; one of the documents is kept as it is now, for the runs that begin with it. */
  async newest(team: string, list: string): Promise<ListVersion | undefined> {
    const kept = await this.parts.store.newest(team, list)
    const checklist = this.parts.assistant.checklists().find(({ id }) => id === list)
    if (checklist === undefined) return kept
    const title = checklistTitle(checklist)
    const items = named(itemsOf(checklist), kept?.items ?? [])
    if (kept !== undefined && kept.title === title && sameItems(kept.items, items)) return kept
    const { store, now } = this.parts
    const based = kept?.version ?? 0
    const saved = await store.save({ team, list, title, items, at: now(), own: false, based })
    // Another process was faster.
    return saved ?? store.newest(team, list)
  }

  get(team: string, list: string, version: number): Promise<ListVersion | undefined> {
    return this.parts.store.get(team, list, version)
  }

  own(team: string): Promise<ListVersion[]> {
    return this.parts.store.own(team)
  }

  ofDocuments(): { id: string; title: string }[] {
    return this.parts.assistant
      .checklists()
      .map((checklist) => ({ id: checklist.id, title: checklistTitle(checklist) }))
  }

  /** The list of one's own whose title has all the words; the one changed last, where several have. */
  async find(team: string, words: string): Promise<ListVersion | undefined> {
    const wanted = folded(words)
      .split(/\s+/)
      .filter((word) => word !== '' && !/^(チェックリスト|リスト)$/.test(word))
    if (wanted.length === 0) return undefined
    const own = await this.own(team)
    return own.find(({ title }) => wanted.every((word) => folded(title).includes(word)))
  }

  /** One more version; undefined where somebody changed it meanwhile. A line that says what it said keeps its name and its citation. */
  async save(
    { team, list, title, based, user }: { team: string; list: string; title: string; based: number; user: string },
    written: readonly WrittenItem[],
    copied: readonly ListItem[] = [],
  ): Promise<ListVersion | undefined> {
    const before = based === 0 ? undefined : await this.get(team, list, based)
    const items = named(written.slice(0, MOST_ITEMS), before?.items ?? copied)
    return this.parts.store.save({ team, list, title, items, user, at: this.parts.now(), own: true, based })
  }

  retire(team: string, list: string): Promise<boolean> {
    return this.parts.store.retire(team, list)
  }

  /** What a list says that it rests on. */
  async sourceOf({ list, items }: Pick<ListVersion, 'list' | 'items'>): Promise<ListSource> {
    const { assistant } = this.parts
    const answer = assistant.checklists().some(({ id }) => id === list)
      ? await assistant.checklistById(list)
      : undefined
    if (answer?.kind === 'checklist') {
      const { checklist, citation } = answer
      return { label: citation.label, source: checklist.source, newer: checklist.newer }
    }
    const labels = [...new Set(items.flatMap((item) => this.citationOf(item) ?? []))]
    if (labels.length === 0) return { newer: [] }
    const more = labels.length > MOST_LABELS ? ` ほか${labels.length - MOST_LABELS}件` : ''
    return { label: `${labels.slice(0, MOST_LABELS).join('、')}${more}`, newer: [] }
  }

  /** Where a line comes from, in words. */
  citationOf({ source, cites }: ListItem): string | undefined {
    if (source !== undefined) return source
    return cites === undefined ? undefined : this.parts.assistant.passage(cites)[0]?.citation.label
  }
}

const MOST_LABELS = 3

/** The steps of a checklist of the documents as lines of a list. */
export function itemsOf({ steps }: Pick<Checklist, 'steps'>): WrittenItem[] {
  return steps.map((step, i) => {
    const { group, passageId } = step
    return { text: stepText(step, i), cites: passageId, ...(group !== undefined && { group }) }
  })
}

function folded(words: string): string {
  return foldPlain(words).toLowerCase().trim()
}

/** The lines with the names that they had, where they stand there word for word, and new ones. */
function named(written: readonly WrittenItem[], before: readonly ListItem[]): ListItem[] {
  const left = [...before]
  let last = Math.max(0, ...before.map(({ id }) => Number(id) || 0))
  return written.map(({ text, group, cites, source }) => {
    const at = left.findIndex((item) => item.text === text)
    const [same] = at < 0 ? [] : left.splice(at, 1)
    if (same === undefined) last += 1
    // Where others words stand, the document does not say so any more.
    const rests = cites ?? same?.cites
    const from = source ?? same?.source
    return {
      id: same?.id ?? String(last),
      text,
      ...(group !== undefined && { group }),
      ...(rests !== undefined && { cites: rests }),
      ...(from !== undefined && { source: from }),
    }
  })
}

function sameItems(a: readonly ListItem[], b: readonly ListItem[]): boolean {
  const plain = (items: readonly ListItem[]) =>
    JSON.stringify(items.map(({ id, text, group, cites }) => [id, text, group, cites]))
  return plain(a) === plain(b)
}
