import { describe, expect, it } from 'vitest'
import { kanaBegunBy, kanaOfRomaji } from '../../../src/core/text/romaji.js'

describe('letters typed with the keys of a Japanese keyboard', () => {
  it.each([
    ['zaitaku', 'ざいたく'],
    ['kinmu', 'きんむ'],
    ['kennsyuu', 'けんしゅう'],
    ['kenshuu', 'けんしゅう'],
    ['tyousa', 'ちょうさ'],
    ['chousa', 'ちょうさ'],
    ['tte', 'って'],
    ['terewa-ku', 'てれわーく'],
    ['konnichiha', 'こんにちは'],
    ['hi', 'ひ'],
  ])('%s is %s', (letters, kana) => {
    expect(kanaOfRomaji(letters)).toBe(kana)
  })

  it.each(['teams', 'zoom', 'slack', 'vpn', 'excel', 'k'])('%s is none', (letters) => {
    expect(kanaOfRomaji(letters)).toBeUndefined()
  })

  it('a consonant may become any kana of its row', () => {
    expect(kanaBegunBy('k')).toEqual(['か', 'き', 'く', 'け', 'こ'])
    expect(kanaBegunBy('q')).toEqual([])
  })
})
