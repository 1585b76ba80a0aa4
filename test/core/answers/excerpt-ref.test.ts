import { describe, expect, it } from 'vitest'
import { Documents } from '../../../src/core/answers/documents.js'
import { excerptRef, passageIdOf } from '../../../src/core/answers/excerpt-ref.js'
import type { Corpus, Passage } from '../../../src/core/corpus/corpus.js'
import { excerptOf } from '../../../src/core/ranking/excerpts.js'
import { passageOf } from '../../fixtures/passages.js'

const TEXT = '在宅勤務の扱いを定めます。残業は原則として認めません。申請は前日までです。所属長が承認します。'

const documentsWith = (...passages: Passage[]): Documents => {
  const source = { id: 'guide', title: '規程', published: '', circa: false, kind: '', topics: [] }
  const corpus: Corpus = {
    ...{
      sources: [source],
      cases: [],
      checklists: [],
      series: [],
      glossary: [],
      thesaurus: [],
      officeThesaurus: [],
      ruleTopics: [],
    },
    passages,
  }
  return new Documents(corpus)
}
/** The second character alone: a focus that shows whether it is found again. */
const FOCUS = () => ({ start: 1, end: 2 })
const shownIn = (passage: Passage, sentence: number) => {
  const documents = documentsWith(passage)
  return excerptOf(passage, sentence, (i) => (i === sentence ? 1 : 0), FOCUS, documents.cite(passage))
}

describe('a reference to an excerpt', () => {
  const passage = passageOf(TEXT)

  it.each([0, 1, 2, 3])(
    'leads to the very text that was shown (sentence %i), and to what answers in it',
    (sentence) => {
      const shown = shownIn(passage, sentence)
      const found = documentsWith(passage).quoted(excerptRef(shown))
      expect(found).toEqual({ state: 'same', excerpt: shown })
    },
  )

  it('leads to a sentence that was cut, as it was cut', () => {
    const long = passageOf(`前置きです。${'対象となる業務は資料作成であり、'.repeat(20)}以上です。`)
    const shown = shownIn(long, 1)
    expect(shown.cut).toBe(true)
    expect(documentsWith(long).quoted(excerptRef(shown))).toEqual({ state: 'same', excerpt: shown })
  })

  it('finds the sentence where it stands now, when something was put before it', () => {
    const shown = shownIn(passage, 1)
    const found = documentsWith(passageOf(`第3条です。${TEXT}`)).quoted(excerptRef(shown))
    expect(found).toMatchObject({ state: 'same', excerpt: { text: shown.text, start: shown.start + 6 } })
  })

  it('says that the passage has changed, and gives it as it is now, rather than other words in the same place', () => {
    const shown = shownIn(passage, 1)
    const now = passageOf(TEXT.replace('原則として認めません', '事前に命じたときだけ認めます'))
    const found = documentsWith(now).quoted(excerptRef(shown))
    expect(found.state).toBe('changed')
    expect(found.state === 'changed' && found.now.map(({ text }) => text).join('')).toBe(now.text)
  })

  it('takes a reference without a digest, of an older message, for one whose passage may have changed', () => {
    expect(documentsWith(passage).quoted('p@13-27')).toMatchObject({ state: 'changed' })
  })

  it('says that the passage is gone', () => {
    expect(documentsWith().quoted(excerptRef(shownIn(passage, 1)))).toEqual({ state: 'gone' })
  })

  it('names its passage, whatever the passage is called', () => {
    const odd = passageOf(TEXT, { id: 'rules#第3条@2-4' })
    expect(passageIdOf(excerptRef(shownIn(odd, 2)))).toBe(odd.id)
    expect(passageIdOf('rules#第3条@13-27')).toBe('rules#第3条')
  })
})
