import { expect, it } from 'vitest'
import { withOfficialWords } from '../../../src/core/library/official-words.js'

const rulesOf = (rules: string[], groups: string[][]) =>
  withOfficialWords([{ rules, asked: ['休める？'] }], groups)[0]!.rules

it('a rule is known by whatever documents call it, each word beside each', () => {
  const groups = [
    ['配偶者', '妻'],
    ['出産', '分娩'],
  ]
  expect(rulesOf(['配偶者+出産'], groups)).toEqual(['配偶者+出産', '配偶者+分娩', '妻+出産', '妻+分娩'])
})

it('a word within a longer one is exchanged there, not where the two make another word', () => {
  expect(rulesOf(['退職の申出', '退職金'], [['退職', '辞職']])).toEqual(['退職の申出', '辞職の申出', '退職金'])
})
