import fc from 'fast-check'
import { expect, it } from 'vitest'
import { WordLookup } from '../../../src/core/text/word-lookup.js'

it('leaves out no word that stands in a text, and keeps the order', () => {
  const text = fc.string({ unit: fc.constantFrom('広', '島', '市', '長', 'n', 'e'), maxLength: 20 })
  const words = fc.uniqueArray(
    fc.string({ unit: fc.constantFrom('広', '島', '市', '長', 'n'), minLength: 2, maxLength: 4 }),
  )
  fc.assert(
    fc.property(words, text, text, (list, one, other) => {
      const found = new WordLookup(list, (word) => word).within(one, other)
      expect(found).toEqual(list.filter((word) => found.includes(word)))
      for (const word of list) if (one.includes(word) || other.includes(word)) expect(found).toContain(word)
    }),
  )
})
