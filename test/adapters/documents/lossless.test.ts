import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readFormat } from '../../../src/adapters/documents/document-formats.js'
import { accountFor } from '../../../src/core/library/account.js'
import { withoutContents } from '../../../src/core/library/contents.js'
import { cutPassages } from '../../../src/core/library/cut-passages.js'
import { madeDocument, textsOf, WRITERS } from '../../fixtures/made-documents.js'

const squeeze = (text: string) => text.replace(/\s+/g, '')

describe('a document of any shape', () => {
  it.each(Object.keys(WRITERS))('loses no line as .%s', async (ending) => {
    await fc.assert(
      fc.asyncProperty(madeDocument, async (blocks) => {
        const content = WRITERS[ending]!(blocks)
        const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : content
        const lines = withoutContents((await readFormat(`a.${ending}`, bytes)).lines)
        const passages = cutPassages(lines)
        const { lost } = accountFor(lines, passages)
        const held = squeeze(passages.map((passage) => passage.lines.map(({ text }) => text).join('')).join(''))
        const missing = textsOf(blocks).filter((text) => !held.includes(squeeze(text)))
        expect({ lost, missing }).toEqual({ lost: [], missing: [] })
        // Each passage has something to quote.
        for (const { lines: own } of passages) expect(own.some(({ heading }) => !heading)).toBe(true)
      }),
      { numRuns: ending === 'pdf' ? 40 : 100 },
    )
  })
})
