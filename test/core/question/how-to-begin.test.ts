import { describe, expect, it } from 'vitest'
import { asksHowToBegin } from '../../../src/core/question/how-to-begin.js'

const asks = (folded: string) => asksHowToBegin({ folded, named: [] })

describe('how to begin', () => {
  it.each([
    '何から始めればいい？',
    'なにからはじめればいいか おしえてくださぃ',
    'テレワーク導入の進め方',
    '導入の手順を教えて',
    '最初に何をすればいいですか',
    '在宅勤務を始めたいけどまず何する？',
    '会社でテレワークを始めるにはどういう順番で進めますか',
    '自治体 最初にやること',
    '何から手をつけたらいいか全然わかんない',
    'テレワークってどうやって始めるの',
  ])('is asked: %s', (question) => {
    expect(asks(question)).toBe(true)
  })

  it.each([
    '試行導入の進め方',
    '教育研修の進め方',
    'セキュリティ対策は何から始めればいい',
    '在宅勤務の日は最初に何をしますか',
    '推進チームはどうやって始めた？',
    '夫の転勤でも仕事を続けられますか',
    '残業の管理はどうすればいい',
  ])('is not asked: %s', (question) => {
    expect(asks(question)).toBe(false)
  })

  it('is not asked where an organisation is named: how it began is asked then', () => {
    const named = [{ said: '広島市', caseId: 'x', distinctive: true, start: 0 }]
    expect(asksHowToBegin({ folded: '広島市はどうやって始めたの', named })).toBe(false)
  })
})
