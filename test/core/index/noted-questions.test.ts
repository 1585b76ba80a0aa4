import { beforeAll, describe, expect, it } from 'vitest'
import { buildPassageIndex } from '../../../src/core/index/build-index.js'
import { NotedComparison } from '../../../src/core/index/noted-questions.js'
import type { PassageIndex } from '../../../src/core/index/passage-index.js'
import { textPairs } from '../../../src/core/index/text-pairs.js'
import { theAnalyzer } from '../../fixtures/loaded.js'
import { passageOf } from '../../fixtures/passages.js'

let index: PassageIndex
beforeAll(async () => {
  const noted = (id: string, text: string, noted: string[]) =>
    passageOf(text, { id, blocks: [{ start: 0, end: text.length, noted }] })
  const passages = [
    noted('stalls', '利用しにくいと感じます。', ['制度はあるのに自分だけ使いづらい', '使う人が増えない']),
    noted('costs', '会社が負担します。', ['電気代は誰が払う']),
    noted('silent', '費用はありません。', []),
  ]
  index = buildPassageIndex({ passages } as never, await theAnalyzer())
})
const nearest = (text: string) => {
  const noted = new NotedComparison(index)
  noted.fill(textPairs(text, index), [])
  return noted.nearest(() => true).map(({ passage }) => passage.id)
}

describe('the nearest noted questions', () => {
  it('bring the passage under which a question is noted word for word', () => {
    expect(nearest('制度はあるのに自分だけ使いづらい')).toEqual(['stalls'])
  })

  it('bring the one that is put a little differently', () => {
    expect(nearest('電気代って誰が払うの')).toEqual(['costs'])
  })

  it('bring nothing for a question that no noted one is like', () => {
    expect(nearest('明日の天気')).toEqual([])
  })
})
