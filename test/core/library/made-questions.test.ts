import { describe, expect, it } from 'vitest'
import { withMadeQuestions } from '../../../src/core/library/made-questions.js'
import { subjectsOf } from '../../../src/core/library/rule-patterns.js'
import { TopicCues } from '../../../src/core/library/topic-cues.js'

const made = (section: string, lines: string[], topics: { rules: string[]; asked: string[] }[] = []) =>
  withMadeQuestions({ section, lines: lines.map((text) => ({ text })) }, new TopicCues(topics)).map(
    ({ noted }) => noted ?? [],
  )

describe('the subjects that a heading names', () => {
  it.each([
    ['第5条（通信費）', ['通信費']],
    ['第13条（遅刻、早退及び欠勤）', ['遅刻', '早退', '欠勤']],
    ['1-4　遅刻・欠勤の連絡', ['欠勤の連絡']],
    ['休暇・有給休暇', ['有給休暇']],
    ['第1条（目的）', []],
    ['名刺はどこで頼めますか', []],
  ])('%s', (section, subjects) => {
    expect(subjectsOf(section)).toEqual(subjects)
  })
})

describe('questions made for a rule', () => {
  it('ask what its wording says of what its heading names', () => {
    expect(made('第5条（通信費）', ['月額1,500円を会社が負担する。'])[0]).toEqual([
      '通信費は',
      '通信費はいくらですか',
      '通信費は誰が払いますか',
      '通信費は会社が出してくれますか',
    ])
    expect(made('第9条（申請）', ['前日の17時までに届け出る。'])[0]).toContain('申請はいつまでですか')
    expect(made('第9条（飲酒）', ['就業時間中の飲酒をしてはならない。'])[0]).toContain('飲酒してもいいですか')
  })

  it('ask of what the sentence itself names', () => {
    const [noted] = made('第32条（通勤手当）', ['自転車で通勤する者には、月額2,300円を支給する。'])
    expect(noted).toContain('自転車で通勤する者はいくらですか')
  })

  it('keep those of the document first, and make none for headings', () => {
    const lines = [
      { text: '名刺はどこで頼めますか', heading: true as const },
      { text: '総務課に申し込んでください。', noted: ['名刺はどこで頼めますか'] },
    ]
    const [heading, answer] = withMadeQuestions({ section: '名刺', lines }, new TopicCues([]))
    expect(heading!.noted).toBeUndefined()
    expect(answer!.noted![0]).toBe('名刺はどこで頼めますか')
  })

  it('come from what people ask of such rules, under the line that can answer', () => {
    const topics = [{ rules: ['通勤手当', '自家用車+キロ'], asked: ['ガソリン代はいくら出ますか', '車で通えますか'] }]
    const noted = made(
      '第32条（通勤手当）',
      ['自家用車で通勤する者は、届け出る。', '自家用車には、1キロ当たり17円を支給する。'],
      topics,
    )
    expect(noted[0]).not.toContain('ガソリン代はいくら出ますか')
    expect(noted[1]).toContain('ガソリン代はいくら出ますか')
    expect(noted.flat().filter((question) => question === '車で通えますか')).toHaveLength(1)
  })

  it('leave a rule of another subject alone', () => {
    const topics = [{ rules: ['通勤手当'], asked: ['車で通えますか'] }]
    expect(made('第9条（喫煙）', ['構内は禁煙とする。'], topics)[0]).not.toContain('車で通えますか')
  })
})
