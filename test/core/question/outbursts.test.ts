import { describe, expect, it } from 'vitest'
import { withoutOutbursts } from '../../../src/core/question/outbursts.js'

describe('what is said in anger', () => {
  it.each([
    ['マジで意味わからん。残業していいの?', '残業していいの?'],
    ['ふざけんなよ、電気代は自腹?', '電気代は自腹?'],
    ['残業は減る?ほんとだるい', '残業は減る?'],
    ['てか在宅は週何日まで いい加減にしてほしい', 'てか在宅は週何日まで'],
    ['おい、在宅の日の交通費は', '在宅の日の交通費は'],
    ['もうやだ。日報は何を書くの', '日報は何を書くの'],
    ['いちいち聞くのもめんどくさいんだけど、申請の期限は', '申請の期限は'],
    ['はあ?カフェで仕事しちゃだめなの', 'カフェで仕事しちゃだめなの'],
    ['在宅の条件は はよ教えろ', '在宅の条件は'],
    ['さっぱりわからん、端末は誰が払う 誰か答えろや', '端末は誰が払う'],
  ])('%s asks %s', (text, asked) => {
    expect(withoutOutbursts(text)).toBe(asked)
  })

  it.each([
    '通勤がだるい社員のための制度',
    '窓口の職員は むり?',
    'フリーWi-Fiで仕事って やばい?',
    '意味がわからない用語の一覧',
    '在宅でうつになりそうでつらい',
    '申請書の書き方を教えて',
    'ふざけんな',
    '在宅は無理?',
  ])('%s is a question, or nothing else', (text) => {
    expect(withoutOutbursts(text)).toBe(text)
  })
})
