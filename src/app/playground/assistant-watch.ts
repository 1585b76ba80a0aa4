import type { Answer } from '../../core/answers/answer.js'
import type { Answered, Assistant, Question } from '../../core/answers/assistant.js'
import type { Explained } from '../../page/protocol.js'
import { renderAnswer } from '../../slack/render/render-answer.js'

/** One look-up, and what came of it. */
interface Asked {
  question?: Question
  /** What it was where it was no question. */
  because?: string
  /** What was looked up. */
  words?: string
  answer: Answer
  ms: number
  /** When it was answered, in milliseconds of Slack's time. */
  at: number
}

const REMEMBERED = 500

/** Remembers what the app asked its assistant, so that a message can be explained afterwards. */
export class AssistantWatch {
  /** For the app; answers as the one behind it does. */
  readonly assistant: Assistant
  private readonly behind: Assistant
  private readonly now: () => number
  private readonly asked: Asked[] = []

  constructor(behind: Assistant, now: () => number) {
    this.behind = behind
    this.now = now
    const watched: Partial<Assistant> = {
      answer: (question) => this.note({ question }, () => behind.answer(question)),
      converse: (question) => this.note({ question }, () => behind.converse(question)),
      caseStudy: (words) => this.note({ because: `事例の検索「${words}」`, words }, () => behind.caseStudy(words)),
      checklist: (words) =>
        this.note({ because: `チェックリストの検索「${words}」`, words }, () => behind.checklist(words)),
      snippets: (words) =>
        this.note({ because: `共有する抜粋の検索「${words}」`, words }, () => behind.snippets(words)),
      caseById: (id, section) => this.note({ because: '選ばれた事例' }, () => behind.caseById(id, section)),
      checklistById: (id) => this.note({ because: '選ばれたチェックリスト' }, () => behind.checklistById(id)),
      compare: (ids) => this.note({ because: '選ばれた事例の比較' }, () => behind.compare(ids)),
      similarCases: (id) => this.note({ because: '選ばれた事例に似た事例' }, () => behind.similarCases(id)),
    }
    // What is not watched goes to the one behind, which may be exchanged meanwhile.
    this.assistant = new Proxy(behind, {
      get: (_, name) => Reflect.get(watched, name) ?? (Reflect.get(behind, name) as unknown),
    })
  }

  /** Why a message with this text came about: the last look-up before it that reads so. */
  async explain({ text, ts }: { text: string; ts: string }): Promise<Explained> {
    const said = Number(ts) * 1000
    const asked = this.asked.findLast(({ answer, at }) => at <= said && this.textOf(answer) === text)
    if (asked === undefined) return { because: 'ボタンなどの操作への返事' }
    const { question, because, words, ms } = asked
    if (question === undefined) {
      const common = { ...(because !== undefined && { because }), ms }
      return words
        ? { ...common, words, answer: await this.withReading(asked.answer, words) }
        : { ...common, answer: asked.answer }
    }
    const answer = await this.behind.answer({ ...question, explain: true })
    return { question: question.text, answer, ms }
  }

  /** Words are read alike, whether they are asked or looked up. */
  private async withReading(answer: Answer, words: string): Promise<Answer> {
    const { explain } = await this.behind.answer({ text: words, explain: true })
    return explain === undefined ? answer : { ...answer, explain }
  }

  private async note<Result extends Answer | Answered>(
    asked: Pick<Asked, 'question' | 'because' | 'words'>,
    work: () => Promise<Result>,
  ): Promise<Result> {
    const started = performance.now()
    const result = await work()
    const answer: Answer = 'thread' in result ? result.answer : (result as Answer)
    this.asked.push({ ...asked, answer, ms: performance.now() - started, at: this.now() })
    if (this.asked.length > REMEMBERED) this.asked.shift()
    return result
  }

  private textOf(answer: Answer): string {
    return renderAnswer(answer, { surface: 'dm', folding: true, tables: true, sources: this.behind.sources() }).text
  }
}
