import { describe, expect, it } from 'vitest'
import { coreOf } from '../../../src/core/question/background.js'

describe('what a long question asks', () => {
  it.each([
    ['担当になって三か月です。導入の手順はどこを見ればいいですか', '導入の手順はどこを見ればいいですか'],
    ['議会で「住民に何の得があるのか」と聞かれそうです。答弁の材料がほしいのですが', '住民に何の得があるのか'],
    ['異動してきたばかりで勝手がわからないのですが、残業は事前に言うんですか', '残業は事前に言うんですか'],
    ['残業の上限を教えてください。急いでいるのですが上司もいません。', '残業の上限を教えてください。'],
  ])('%s: %s', (text, core) => {
    expect(coreOf(text)).toBe(core)
  })

  it.each(['残業していいですか', '残業は?深夜は?', '「テレワーク」とは何ですか'])('%s is all of it', (text) => {
    expect(coreOf(text)).toBeUndefined()
  })
})
