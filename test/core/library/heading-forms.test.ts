import { describe, expect, it } from 'vitest'
import { headingFormOf } from '../../../src/core/library/heading-forms.js'

describe('headingFormOf', () => {
  it.each([
    ['## 申請手続き', '申請手続き'],
    ['第3章 労務管理', '第3章 労務管理'],
    ['第３条（勤務時間）', '第３条（勤務時間）'],
    ['第十二条', '第十二条'],
    ['第5条の2（特例）', '第5条の2（特例）'],
    ['第7条 在宅勤務の申請', '第7条 在宅勤務の申請'],
    ['附　則', '附則'],
    ['別表第2（第9条関係）　手当の額', '別表第2（第9条関係） 手当の額'],
  ])('%s is a heading by itself', (line, words) => {
    expect(headingFormOf(line)).toMatchObject({ words, certain: true })
  })

  it.each([
    ['1-2 テレワークの形態', '1-2 テレワークの形態'],
    ['2.3.1 認証', '2.3.1 認証'],
    ['３．費用の負担', '３．費用の負担'],
    ['２　年次有給休暇', '２ 年次有給休暇'],
    ['（１）対象者', '（１）対象者'],
    ['【対象者】', '対象者'],
    ['■申請の方法', '申請の方法'],
    ['Q3. 残業はできますか。', 'Q3. 残業はできますか。'],
  ])('%s may be one', (line, words) => {
    expect(headingFormOf(line)).toMatchObject({ words, certain: false })
  })

  it.each([
    '在宅勤務は週3日までとする。',
    '1.5%増えた',
    '10.2 11.3 12.4',
    '2023年4月',
    '3. 申請は前日の17時までに上長へ届け出て、',
    '第3条の定めにより、在宅勤務を認めることがある。',
    '第38条 第1項により通算して管理し、',
    '9-17時',
    '03-1234-5678',
    '10-12時は混み合います',
    '3 日以内に提出',
    '１．入社後3か月に満たない者',
    '別表第1に定める額',
  ])('%s is text', (line) => {
    expect(headingFormOf(line)).toBeUndefined()
  })
})
