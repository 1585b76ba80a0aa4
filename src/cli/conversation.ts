import { createInterface } from 'node:readline/promises'
import type { Assistant } from '../core/answers/assistant.js'
import type { ThreadState } from '../core/question/thread-state.js'
import { renderAnswer } from './render-answer.js'

const WELCOME = `テレワークの資料を引用してお答えします。質問を入力してください（終わるときは Ctrl+D）。
例: 在宅勤務の労働時間はどう管理すればいい？ / 広島市の事例 / 現状把握のチェックリスト / ヘルプ`

/**
 * A conversation on the terminal, follow-ups included. Without a terminal it answers the lines of standard input, one
 * answer each, and ends.
 */
export async function runConversation(
  assistant: Assistant,
  { input, output, prompt }: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream; prompt: boolean } = {
    input: process.stdin,
    output: process.stdout,
    prompt: process.stdin.isTTY === true,
  },
): Promise<void> {
  const lines = createInterface({ input, ...(prompt ? { output, prompt: '> ' } : {}) })
  let thread: ThreadState | undefined
  if (prompt) {
    output.write(`${WELCOME}\n`)
    lines.prompt()
  }
  for await (const line of lines) {
    const text = line.trim()
    if (text !== '') {
      const question = thread === undefined ? { text } : { text, thread }
      const { answer, thread: after } = await assistant.converse(question)
      output.write(`${renderAnswer(answer)}\n\n`)
      thread = after
    }
    if (prompt) lines.prompt()
  }
}
