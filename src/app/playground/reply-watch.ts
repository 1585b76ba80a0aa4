import type { Answer } from '../../core/answers/answer.js'
import type { Assistant } from '../../core/answers/assistant.js'
import type { Explained } from '../../page/protocol.js'
import type { Exchange, Want } from '../../service/asking.js'

const REMEMBERED = 500

/** Remembers what was asked and answered, so that a message can be explained afterwards. */
export class ReplyWatch {
  private readonly assistant: Assistant
  private readonly exchanges = new Map<string, Exchange>()

  constructor(assistant: Assistant) {
    this.assistant = assistant
  }

  note(exchange: Exchange): void {
    this.exchanges.set(exchange.id, exchange)
    const [oldest] = this.exchanges.keys()
    if (this.exchanges.size > REMEMBERED && oldest !== undefined) this.exchanges.delete(oldest)
  }

  /** Why a message came about that carries this reply's name; what carries none answers no question. */
  async explain(reply: string | undefined): Promise<Explained> {
    const exchange = reply === undefined ? undefined : this.exchanges.get(reply)
    if (exchange === undefined) return { because: 'ボタンなどの操作への返事' }
    const { asking, question, answer, ms } = exchange
    if (question !== undefined) {
      return { question: question.text, answer: await this.assistant.answer({ ...question, explain: true }), ms }
    }
    const { because, words } = originOf(asking.want)
    if (words === '') return { because, answer, ms }
    return { because, words, answer: await this.withReading(answer, words), ms }
  }

  /** Words are read alike, whether they are asked or looked up. */
  private async withReading(answer: Answer, words: string): Promise<Answer> {
    const { explain } = await this.assistant.answer({ text: words, explain: true })
    return explain === undefined ? answer : { ...answer, explain }
  }
}

/** What led to an answer that is none to a question; `words` are those that were looked up. */
function originOf(want: Want): { because: string; words: string } {
  switch (want.kind) {
    case 'question':
      return { because: '使い方への返事', words: '' }
    case 'cases':
      return { because: `事例の検索「${want.words}」`, words: want.words }
    case 'checklist':
      return { because: `チェックリストの検索「${want.words}」`, words: want.words }
    case 'snippets':
      return { because: `共有する抜粋の検索「${want.words}」`, words: want.words }
    case 'openCase':
      return { because: '選ばれた事例', words: '' }
    case 'openCases':
      return { because: '事例の一覧の続き', words: '' }
    case 'openChecklist':
      return { because: '選ばれたチェックリスト', words: '' }
    case 'similarCases':
      return { because: '選ばれた事例に似た事例', words: '' }
    case 'compareCases':
      return { because: '選ばれた事例の比較', words: '' }
  }
}
