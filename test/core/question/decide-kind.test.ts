import { describe, expect, it } from 'vitest'
import { comparedThings } from '../../../src/core/question/decide-kind.js'

describe('comparedThings', () => {
  it.each([
    ['在宅勤務とモバイルワークの違いは', ['在宅勤務', 'モバイルワーク']],
    ['紙と電子決裁を並べて比べて', ['紙', '電子決裁']],
    ['迷っているので、vpnとクラウドを使うやり方を比べた表をください', ['vpn', 'クラウドを使うやり方']],
    ['在宅勤務とモバイルワークがどう違うのかを表で', ['在宅勤務', 'モバイルワーク']],
    ['vpn 仮想デスクトップ 違い', ['vpn', '仮想デスクトップ']],
    ['在宅対出社どっち', ['在宅', '出社']],
    ['vdi vs vpn 違い', ['vdi', 'vpn']],
  ])('finds the two in %s', (text, things) => {
    expect(comparedThings(text)).toEqual(things)
  })

  it.each(['この2社を比べて', '比較表を作って', '残業はどうなりますか'])('finds none in %s', (text) => {
    expect(comparedThings(text)).toBeUndefined()
  })
})
