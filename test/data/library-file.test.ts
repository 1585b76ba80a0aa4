import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Passage } from '../../src/core/corpus/corpus.js'
import type { LeftOutKind } from '../../src/core/library/left-out.js'
import { parseLibraryFile, renderLibraryFile } from '../../src/data/library-file.js'
import { toPassages, toSource } from '../../src/data/library-passages.js'

const entry = {
  id: 'telework-rules',
  title: '在宅勤務規程',
  publisher: '株式会社例示 人事部',
  published: '2024-04',
  audience: '全社員',
  reviewBy: '2025-03-31',
  importedAt: '2026-11-20T03:04:05.000Z',
  originalName: '在宅勤務規程.docx',
  sha256: 'ab'.repeat(32),
}
const one = { section: '', place: '', lines: [{ text: 'x' }] }
const file = (text: string) => ({ path: 'library/telework-rules.md', name: 'telework-rules.md', text })

describe('library files', () => {
  it('come back as they were, marks of the format in the text included', () => {
    const line = fc.constantFrom(
      '## 見出しではない',
      '> 引用',
      '\\円',
      '# x {y}',
      '---',
      '在宅勤務は週3日。',
      '? 問い',
      '- 項目',
      '<!-- x -->',
    )
    const passage = fc.record({
      section: fc.constantFrom('', '第3条', '費用・通信費'),
      place: fc.constantFrom('', '3ページ'),
      lines: fc
        .array(
          fc.oneof(
            line.map((text) => ({ text })),
            line.map((text) => ({ text, heading: true as const })),
            line.map((text) => ({ text, noted: ['いくらですか', '# だれが払う'] })),
            line.map((text) => ({ text, noted: ['いつ'], added: ['? どこ'] })),
          ),
          { maxLength: 3 },
        )
        .chain((some) => line.map((text) => [...some, { text }])),
    })
    const left = fc.array(
      fc.record({
        kind: fc.constantFrom<LeftOutKind>('running head', 'page number'),
        place: fc.constantFrom('', '3ページ'),
        text: line,
      }),
      { maxLength: 3 },
    )
    fc.assert(
      fc.property(fc.array(passage, { minLength: 1, maxLength: 5 }), left, (passages, leftOut) => {
        const { value, problems } = parseLibraryFile(file(renderLibraryFile({ entry, passages, leftOut })))
        expect(problems).toEqual([])
        expect(value).toMatchObject({ entry, passages, leftOut })
      }),
    )
  })

  it('make a source and passages that are cited by article first', () => {
    const passages = [
      {
        section: '第3条（勤務時間）',
        place: '2ページ',
        lines: [
          { text: '第3条（勤務時間）', heading: true as const },
          { text: '始業は9時とする。休憩は12時からとする。', noted: ['始業は？'] },
        ],
      },
      { section: '第3条（勤務時間）', place: '3ページ', lines: [{ text: '終業は18時とする。' }] },
    ]
    const { value } = parseLibraryFile(file(renderLibraryFile({ entry, passages, leftOut: [] })))
    expect(toSource(entry)).toMatchObject({ id: 'telework-rules', title: '在宅勤務規程', published: '2024-04' })
    const made = toPassages('library/telework-rules.md', value!, () => false)
    expect(made.map(({ id, kind, verbatim, own }) => ({ id, kind, verbatim, own }))).toEqual([
      { id: 'telework-rules#第3条（勤務時間）', kind: 'guide', verbatim: true, own: true },
      { id: 'telework-rules#第3条（勤務時間）~2', kind: 'guide', verbatim: true, own: true },
    ])
    const [{ text, sentences, blocks }] = made as [Passage]
    expect(text).toBe('第3条（勤務時間）\n始業は9時とする。休憩は12時からとする。')
    expect(sentences.map(({ start, end }) => text.slice(start, end))).toEqual([
      '始業は9時とする。',
      '休憩は12時からとする。',
    ])
    expect(blocks).toEqual([{ start: 10, end: text.length, noted: ['始業は？'] }])
  })

  it.each([
    ['nothing', 'library/telework-rules.md:1:1  expected front matter between two lines "---"'],
    [
      renderLibraryFile({ entry: { ...entry, id: 'other' }, passages: [one], leftOut: [] }),
      'library/telework-rules.md:2:5  id  expected "telework-rules", the file\'s name',
    ],
    [renderLibraryFile({ entry, passages: [], leftOut: [] }), 'library/telework-rules.md:11:1  no text'],
    [
      renderLibraryFile({ entry, passages: [one], leftOut: [] }).replace('title:', 'titel:'),
      'library/telework-rules.md:3:1  titel  unknown key; did you mean "title"?',
    ],
    [
      renderLibraryFile({ entry, passages: [{ ...one, section: 'A' }], leftOut: [] }).replace('## A', '#### A'),
      'library/telework-rules.md:13:1  expected "# title {document id}", "## section" or "### heading"',
    ],
    [
      `${renderLibraryFile({ entry, passages: [one], leftOut: [] })}\n# left out\n- pageno: 3\n`,
      'library/telework-rules.md:18:1  expected "- kind (place): text", with one of running head, page number, table of contents, struck out, hidden, comment, reading aid, navigation, column names, markup, scrap',
    ],
    [
      renderLibraryFile({ entry, passages: [one], leftOut: [] }).replace('\nx', '\n? x\nx'),
      'library/telework-rules.md:15:1  a question line needs a paragraph above it',
    ],
  ])('faults are named with line and column', (text, problem) => {
    const shown = parseLibraryFile(file(text)).problems.map(({ file: path, line, column, path: at, message }) =>
      [`${path}:${line}:${column}`, at, message].filter((part) => part !== '').join('  '),
    )
    expect(shown).toContain(problem)
  })
})
