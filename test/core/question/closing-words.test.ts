import { expect, it } from 'vitest'
import { closingWords } from '../../../src/core/question/closing-words.js'
import { theAnalyzer } from '../../fixtures/loaded.js'

it.each([
  ['熱があります。誰に電話しますか', ['電話']],
  ['健康診断の結果はいつ届きますか', ['届く', '結果', '診断', '健康']],
  ['財布を落とした。', ['落とす', '財布']],
])('%s: the words of its last sentence, last first', async (text, words) => {
  expect(closingWords(text, (await theAnalyzer()).analyze(text))).toEqual(words)
})
