import { createHash } from 'node:crypto'

/** How passages lie in the engine. Their words stay with the app: what is here finds them and no more. */

/**
 * Each term once a passage and as it is, so that no analyser of the engine has a say. The engine's part of the score is idf alone
 * (with k1 = 0 the rest of BM25 is 1); the length comes in where the query is made (queries.ts).
 */
export function indexBody(shards: number) {
  return {
    settings: {
      number_of_shards: shards,
      // A second copy where there is a second node.
      auto_expand_replicas: '0-1',
      // Said, because an index that nobody asked for a while would otherwise make the next one who asks wait.
      refresh_interval: '1s',
      // What was taken out counts in idf until it is packed away: all of it goes when it is asked for (opensearch-searcher.ts).
      merge: { policy: { expunge_deletes_allowed: '0' } },
      similarity: { presence: { type: 'BM25', k1: 0, b: 0 } },
    },
    mappings: {
      dynamic: 'strict',
      _source: { enabled: false },
      properties: {
        passage: { type: 'keyword', index: false },
        document: { type: 'keyword', index: false },
        team: { type: 'keyword' },
        foundBy: { type: 'keyword' },
        terms: { type: 'keyword', doc_values: false, norms: false, similarity: 'presence' },
        length: { type: 'integer', index: false },
        mark: { type: 'integer', index: false },
        /** When it was put there, in seconds since 1970. */
        at: { type: 'integer', index: false },
      },
    },
  }
}

/** What is put there of one passage. */
export interface IndexedEntry {
  passage: string
  document: string
  team: string
  foundBy: string
  terms: string[]
  length: number
  mark: number
  at: number
}

/** Lucene takes no longer one, in bytes; a character of ours has three at most. */
const LONGEST_TERM = 10_000

/** Terms that the engine can hold. */
export function isHoldable(term: string): boolean {
  return term !== '' && term.length <= LONGEST_TERM
}

/** The indexes behind an alias: `telework-own-1`, `telework-own-2` …; every one that is built anew has the next number. */
export function physicalName(alias: string, number: number): string {
  return `${alias}-${number}`
}

/** Undefined where the name is none of the alias's. */
export function numberOf(alias: string, name: string): number | undefined {
  const rest = name.startsWith(`${alias}-`) ? name.slice(alias.length + 1) : ''
  return /^\d{1,9}$/.test(rest) ? Number(rest) : undefined
}

/** An id in the engine has 512 bytes at the most. */
const LONGEST_ID = 500

/** What a passage is called in the engine. */
export function entryId(passage: string): string {
  if (Buffer.byteLength(passage) <= LONGEST_ID) return passage
  return `sha256:${createHash('sha256').update(passage).digest('hex')}`
}
