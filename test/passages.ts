import type { Passage } from '../src/core/corpus.js'
import { sentencesOf } from '../src/core/sentences.js'

/** A passage with just enough around its text. */
export function passageOf(text: string, more: Partial<Passage> = {}): Passage {
  return {
    id: 'p',
    documentId: 'p',
    kind: 'guide',
    source: 'guide',
    title: '題',
    section: '',
    place: '箇所',
    text,
    blocks: [{ start: 0, end: text.length, asked: [] }],
    sentences: sentencesOf(text),
    verbatim: false,
    newer: [],
    topics: [],
    origin: { file: 'test', line: 1 },
    ...more,
  }
}
