import { describe, expect, it } from 'vitest'
import { answerTypeOf } from '../../../src/core/text/answer-type.js'

describe('the sort of answer that a question asks for', () => {
  it.each([
    // どうしてる asks what people do, and not why.
    ['よそはどうしてるんですか', 'how'],
    ['夜まで働きそう。切り替えどうしてる', 'how'],
    ['どうして全社員に広げたの', 'why'],
    ['制度があるのに誰も使ってないの、なんで?', 'why'],
    // なんですが asks nothing.
    ['エンジニアなんですけど、家で働いている例を知りたい', undefined],
    ['ip電話って何なんですか', undefined],
    ['課長たちが乗り気ではない。どう巻き込めばいい?', 'how'],
    ['何か手はありますか', 'how'],
    // 誰とも, 誰か name nobody.
    ['一人で誰とも話さない。何か工夫は?', 'how'],
    ['許可って誰が出すもの?', 'who'],
    ['終わりの時刻はいつもどおり?', undefined],
    ['いつから始めたの', 'when'],
    ['子どもが何年生まで使える?', 'may'],
    ['少人数から試すほうがいい?', undefined],
    ['紙を持ち帰りたいのですが、よろしいでしょうか', 'may'],
    ['経費はどれくらい浮く?', 'money'],
  ])('%s', (question, type) => {
    expect(answerTypeOf(question)?.id).toBe(type)
  })
})
