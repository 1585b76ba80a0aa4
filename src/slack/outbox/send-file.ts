import { richText, run, section } from '../render/blocks.js'
import { fitMessage, type Message } from '../render/message.js'
import type { Workspace } from '../workspace/workspace.js'

interface SentFile {
  name: string
  title: string
  /** Its text; where it is none, `otherwise` stands for it where no file can be sent. */
  content: string | { bytes: Uint8Array; otherwise: string }
  /** What stands above it. */
  sentence: string
  /** As text, all of it, in several messages. */
  whole?: true
}

/** So much of a text is read in a message; the rest of it would be refused. */
const MOST_UNITS = 6000

/**
 * A file for one person, in their DM with the app: uploaded where the app may (`files:write`), otherwise its first lines as
 * text, with how many were left out, or all of it. Throws where the server does not answer.
 */
export async function sendFile(workspace: Workspace, user: string, file: SentFile): Promise<void> {
  const { client, features } = workspace
  const { name, title, content, sentence } = file
  if (features.has('files')) {
    // The first message tells which channel their DM is: opening one would need a scope of its own.
    const text = fitMessage({
      summary: sentence,
      head: [richText(section(run(sentence)))],
      later: [],
      counter: '件',
      tail: [],
    })
    const { channel = user } = await client.chat.postMessage({ channel: user, ...text })
    const body = typeof content === 'string' ? { content } : { file: Buffer.from(content.bytes) }
    const upload = { filename: name, title, ...body, channel_id: channel }
    if ((await features.attempt('files', () => client.filesUploadV2(upload))) !== undefined) return
  }
  for (const message of asText(file)) await workspace.outbox.send({ kind: 'thread', channel: user }, () => message)
}

/** One message; as many as it takes, where it is to be whole. */
function asText({ title, content, sentence, whole }: SentFile): Message[] {
  const lines = (typeof content === 'string' ? content : content.otherwise)
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
  const parts: string[][] = [[]]
  let size = 0
  for (const line of lines) {
    if (size + line.length > MOST_UNITS) {
      parts.push([])
      size = 0
    }
    parts.at(-1)?.push(line)
    size += line.length + 1
  }
  const shown = whole ? parts : parts.slice(0, 1)
  const left = lines.length - shown.flat().length
  const note = left === 0 ? '' : `ほか${left}行は省略しました。`
  return shown.map((part, i) => {
    const above =
      i === 0
        ? `${sentence}ファイルを送る権限（files:write）がないため、文字でお送りします。${note}`
        : `続き（${i + 1}/${shown.length}）`
    return fitMessage({
      summary: `${sentence}${title}`,
      head: [
        richText(section(run(above))),
        {
          type: 'rich_text',
          elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: part.join('\n') || ' ' }] }],
        },
      ],
      later: [],
      counter: '件',
      tail: [],
    })
  })
}
