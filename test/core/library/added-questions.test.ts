import { describe, expect, it } from 'vitest'
import { lineFor, withAdded, withAddedBefore } from '../../../src/core/library/added-questions.js'

const rules = [
  { section: '第5条（通信費）', lines: [{ text: '通信費として、月額1,500円を会社が負担する。' }] },
  {
    section: '第6条（引越し）',
    lines: [{ text: '第6条（引越し）', heading: true as const }, { text: '引越しをした者は、2週間以内に届け出る。' }],
  },
]

describe('a question that a person notes', () => {
  it('goes under the line that speaks of it', () => {
    expect(lineFor('引越しはいつまでに届け出る？', rules, undefined)).toEqual({ passage: 1, line: 1 })
    expect(lineFor('スマホの通信費は？', rules, undefined)).toEqual({ passage: 0, line: 0 })
  })

  it('goes under the heading that is named, whatever it says', () => {
    expect(lineFor('住まいが変わったら？', rules, '第6条')).toEqual({ passage: 1, line: 1 })
    expect(lineFor('住まいが変わったら？', rules, '第9条')).toBeUndefined()
  })

  it('stays where the document is imported again, also where the line was reworded', () => {
    const before = withAdded(
      withAdded(rules, { passage: 0, line: 0 }, 'Wi-Fiの料金は？'),
      { passage: 1, line: 1 },
      '住まいが変わったら？',
    )
    const after = [
      {
        section: '第5条（通信費）',
        lines: [{ text: '前文。' }, { text: '通信費として、月額2,000円を会社が負担する。' }],
      },
      rules[1]!,
    ]
    const { passages, lost } = withAddedBefore(after, before)
    expect(lost).toEqual([])
    expect(passages[0]!.lines[1]).toEqual({
      text: '通信費として、月額2,000円を会社が負担する。',
      added: ['Wi-Fiの料金は？'],
    })
    expect(passages[1]!.lines[1]).toMatchObject({ added: ['住まいが変わったら？'] })
  })

  it('is named where its heading is gone', () => {
    const before = withAdded(rules, { passage: 0, line: 0 }, 'Wi-Fiの料金は？')
    expect(withAddedBefore([rules[1]!], before).lost).toEqual(['Wi-Fiの料金は？'])
  })
})
