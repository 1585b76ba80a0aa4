import { expect, it } from 'vitest'
import { parseDocumentFacts } from '../../src/data/document-facts.js'

it('knows other names of the keys, and passes over and names the keys of other programs, whatever they are called', () => {
  const text =
    'title: 在宅勤務規程\nauthor: 人事部\nreview-by: "2027-03-31"\nlayout: post\nconstructor: x\ntoString: y\n'
  expect(parseDocumentFacts(text)).toEqual({
    ok: true,
    facts: { title: '在宅勤務規程', publisher: '人事部', reviewBy: '2027-03-31' },
    notes: ['front matter not used: layout, constructor, toString'],
  })
})
