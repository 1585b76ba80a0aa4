import type { Passage, Source } from '../core/corpus/corpus.js'
import type { LibraryDocument, LibraryEntry } from './library-file.js'
import { toPassageText } from './passages.js'

/** A title that people say only of a document (在宅勤務規程), not of its subject (在宅勤務). */
const NAMES_A_DOCUMENT = /.(規程|規則|規定|要領|要綱|指針|方針|ガイドライン|マニュアル|手引き?|ハンドブック)$/

/** The source that a document of one's own is. */
export function toSource({ id, title, publisher, published, ...entry }: LibraryEntry): Source {
  return {
    id,
    title,
    ...(publisher === undefined ? {} : { publisher }),
    published: published ?? '',
    circa: false,
    kind: '社内文書',
    topics: NAMES_A_DOCUMENT.test(title) ? [title] : [],
    library: {
      ...(entry.audience === undefined ? {} : { audience: entry.audience }),
      ...(entry.reviewBy === undefined ? {} : { reviewBy: entry.reviewBy }),
      importedAt: entry.importedAt,
      originalName: entry.originalName,
    },
  }
}

/** The passages that answers quote. `isCase` tells a case's document from another's. */
export function toPassages(
  path: string,
  { entry, passages, lines }: LibraryDocument,
  isCase: (documentId: string) => boolean,
): Passage[] {
  const taken = new Map<string, number>()
  const numbered = (id: string) => {
    const count = (taken.get(id) ?? 0) + 1
    taken.set(id, count)
    return count === 1 ? id : `${id}~${count}`
  }
  return passages.map(({ section, place, lines: own, of }, i) => ({
    id: numbered(of ? `${of.documentId}#原文/${entry.id}` : section === '' ? entry.id : `${entry.id}#${section}`),
    documentId: of?.documentId ?? entry.id,
    kind: of && isCase(of.documentId) ? 'case' : 'guide',
    source: entry.original ?? entry.id,
    title: of?.title ?? entry.title,
    section,
    place,
    ...toPassageText(own),
    verbatim: true,
    ...(entry.original === undefined ? { own: true as const } : {}),
    newer: [],
    topics: [],
    origin: { file: path, line: lines[i]! },
  }))
}
