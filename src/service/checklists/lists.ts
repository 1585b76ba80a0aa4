import type { Assistant } from '../../core/answers/assistant.js'
import type { Checklist, NewerEdition } from '../../core/corpus/corpus.js'
import type { LineOrigin, LineSource } from '../../core/corpus/line-sources.js'
import { checklistTitle, stepText } from '../../core/corpus/step-text.js'
import { foldPlain } from '../../core/text/width.js'
import type { ListItem, ListStore, ListVersion } from '../stores/run-store.js'
import { likestOf } from './list-changes.js'

/** So many lines a list has at most. */
export const MOST_ITEMS = 200

/** Where the lines of a list come from, and which newer editions are known of what they rest on. */
export interface ListSource {
  lines: LineSource[]
  /** By the id of each source in the bibliography. */
  newer: { source: string; editions: NewerEdition[] }[]
}

/** A line as somebody wrote it. */
export type WrittenItem = Omit<ListItem, 'id'>

interface ListsParts {
  store: ListStore
  assistant: Pick<Assistant, 'checklists' | 'passage'>
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
    return this.parts.store.own(team, 'offered')
  }

  ofDocuments(): { id: string; title: string }[] {
    return this.parts.assistant
      .checklists()
      .map((checklist) => ({ id: checklist.id, title: checklistTitle(checklist) }))
  }

  isOfDocuments(list: string): boolean {
    return this.parts.assistant.checklists().some(({ id }) => id === list)
  }

  /** The list of one's own whose title has all the words; the one changed last, where several have. */
  async find(team: string, words: string): Promise<ListVersion | undefined> {
    return titled(await this.own(team), words)
  }

  /** The same among those that were put away. */
  async findAway(team: string, words: string): Promise<ListVersion | undefined> {
    return titled(await this.away(team), words)
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

  /** Those that were put away, to be taken out again. */
  away(team: string): Promise<ListVersion[]> {
    return this.parts.store.own(team, 'away')
  }

  putAway(team: string, list: string, away: boolean): Promise<boolean> {
    return this.parts.store.putAway(team, list, away)
  }

  /** What a list says that it rests on, line by line. */
  sourceOf({ items }: Pick<ListVersion, 'items'>): ListSource {
    const lines = items.map((item, i) => ({ number: i + 1, origin: this.originOf(item) }))
    const rests = [...new Set(items.flatMap(({ cites }) => cites ?? []))].flatMap((id) => {
      const [excerpt] = this.parts.assistant.passage(id)
      return excerpt === undefined ? [] : [{ source: excerpt.citation.source, editions: excerpt.newer }]
    })
    const newer = new Map(rests.map((each) => [JSON.stringify(each), each]))
    return { lines, newer: [...newer.values()].filter(({ editions }) => editions.length > 0) }
  }

  /** Where a line comes from. */
  originOf({ source, cites }: ListItem): LineOrigin {
    if (source !== undefined) return { said: source }
    if (cites === undefined) return 'own'
    return this.parts.assistant.passage(cites)[0]?.citation ?? 'gone'
  }
}

/** The steps of a checklist of the documents as lines of a list. */
export function itemsOf({ steps }: Pick<Checklist, 'steps'>): WrittenItem[] {
  return steps.map((step, i) => {
    const { group, passageId } = step
    return { text: stepText(step, i), cites: passageId, ...(group !== undefined && { group }) }
  })
}

function titled(lists: readonly ListVersion[], words: string): ListVersion | undefined {
  const wanted = folded(words)
    .split(/\s+/)
    .filter((word) => word !== '' && !/^(チェックリスト|リスト)$/.test(word))
  if (wanted.length === 0) return undefined
  return lists.find(({ title }) => wanted.every((word) => folded(title).includes(word)))
}

function folded(words: string): string {
  return foldPlain(words).toLowerCase().trim()
}

/**
 * The lines with the names that they had, and new ones: what is said word for word keeps its name and its citation, and what is said in
 * other words keeps its name alone. What somebody says of their source is as written now.
 */
function named(written: readonly WrittenItem[], before: readonly ListItem[]): ListItem[] {
  const left = [...before]
  const take = (at: number) => (at < 0 ? undefined : left.splice(at, 1)[0])
  const same = written.map(({ text }) => take(left.findIndex((item) => item.text === text)))
  let last = Math.max(0, ...before.map(({ id }) => Number(id) || 0))
  return written.map(({ text, group, cites, source }, i) => {
    const id = same[i]?.id ?? take(likestOf(text, left))?.id ?? String(++last)
    // Where others words stand, the document does not say so any more.
    const rests = cites ?? same[i]?.cites
    return {
      ...{ id, text },
      ...(group !== undefined && { group }),
      ...(rests !== undefined && { cites: rests }),
      ...(source !== undefined && { source }),
    }
  })
}

function sameItems(a: readonly ListItem[], b: readonly ListItem[]): boolean {
  const plain = (items: readonly ListItem[]) =>
    JSON.stringify(items.map(({ id, text, group, cites }) => [id, text, group, cites]))
  return plain(a) === plain(b)
}
