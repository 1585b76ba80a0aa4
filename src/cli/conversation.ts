import { createInterface } from 'node:readline/promises'
import type { Service } from '../service/service.js'
import { renderAnswer } from './render-answer.js'

const WELCOME = `テレワークの資料を引用してお答えします。質問を入力してください（終わるときは Ctrl+D）。
例: 在宅勤務の労働時間はどう管理すればいい？ / 広島市の事例 / 現状把握のチェックリスト / ヘルプ`

/** Whoever sits at the terminal, and what they say until they leave. */
const ASKER = { team: 'terminal', user: '' }
const THREAD = { team: 'terminal', channel: 'terminal', thread: 'chat' }

/**
 * A conversation on the terminal, follow-ups included. Without a terminal it answers the lines of standard input, one
 * answer each, and ends.
 */
export async function runConversation(
  service: Service,
  { input, output, prompt }: { input: NodeJS.ReadableStream; output: NodeJS.WritableStream; prompt: boolean } = {
    input: process.stdin,
    output: process.stdout,
    prompt: process.stdin.isTTY === true,
  },
): Promise<void> {
  const lines = createInterface({ input, ...(prompt ? { output, prompt: '> ' } : {}) })
  if (prompt) {
    output.write(`${WELCOME}\n`)
    lines.prompt()
  }
  for await (const line of lines) {
    const text = line.trim()
    if (text !== '') {
      const reply = await service.reply({ want: { kind: 'question', text }, asker: ASKER, thread: THREAD })
      output.write(`${renderAnswer(reply.answer)}\n\n`)
    }
    if (prompt) lines.prompt()
  }
}
