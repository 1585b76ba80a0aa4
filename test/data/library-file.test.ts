import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { parseLibraryFile, renderLibraryFile, toPassages, toSource } from '../../src/data/library-file.js'

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
      text: fc.array(line, { minLength: 1, maxLength: 4 }).map((all) => all.join('\n')),
    })
    fc.assert(
      fc.property(fc.array(passage, { minLength: 1, maxLength: 5 }), (passages) => {
        const { value, problems } = parseLibraryFile(file(renderLibraryFile({ entry, passages })))
        expect(problems).toEqual([])
        expect(value).toMatchObject({ entry, passages })
      }),
    )
  })

  it('make a source and passages that are cited by article first', () => {
    const passages = [
      { section: '第3条（勤務時間）', place: '2ページ', text: '始業は9時とする。' },
      { section: '第3条（勤務時間）', place: '3ページ', text: '終業は18時とする。' },
    ]
    const { value } = parseLibraryFile(file(renderLibraryFile({ entry, passages })))
    expect(toSource(entry)).toMatchObject({ id: 'telework-rules', title: '在宅勤務規程', published: '2024-04' })
    const made = toPassages('library/telework-rules.md', value!, () => false)
    expect(made.map(({ id, kind, verbatim, own }) => ({ id, kind, verbatim, own }))).toEqual([
      { id: 'telework-rules#第3条（勤務時間）', kind: 'guide', verbatim: true, own: true },
      { id: 'telework-rules#第3条（勤務時間）~2', kind: 'guide', verbatim: true, own: true },
    ])
  })

  it.each([
    ['nothing', 'library/telework-rules.md:1:1  expected front matter between two lines "---"'],
    [
      renderLibraryFile({ entry: { ...entry, id: 'other' }, passages: [{ section: '', place: '', text: 'x' }] }),
      'library/telework-rules.md:2:5  id  expected "telework-rules", the file\'s name',
    ],
    [renderLibraryFile({ entry, passages: [] }), 'library/telework-rules.md:11:1  no text'],
    [
      renderLibraryFile({ entry, passages: [{ section: '', place: '', text: 'x' }] }).replace('title:', 'titel:'),
      'library/telework-rules.md:3:1  titel  unknown key; did you mean "title"?',
    ],
    [
      renderLibraryFile({ entry, passages: [{ section: 'A', place: '', text: 'x' }] }).replace('## A', '### A'),
      'library/telework-rules.md:13:1  expected "# title {document id}" or "## section"',
    ],
  ])('faults are named with line and column', (text, problem) => {
    const shown = parseLibraryFile(file(text)).problems.map(({ file: path, line, column, path: at, message }) =>
      [`${path}:${line}:${column}`, at, message].filter((part) => part !== '').join('  '),
    )
    expect(shown).toContain(problem)
  })
})
