import { richText, run, section } from '../render/blocks.js'
import { fitMessage } from '../render/message.js'
import type { Workspace } from '../workspace/workspace.js'

interface SentFile {
  name: string
  title: string
  /** Its text; where it is none, `otherwise` stands for it where no file can be sent. */
  content: string | { bytes: Uint8Array; otherwise: string }
  /** What stands above it. */
  sentence: string
}

/** So much of a text is read in a message; the rest of it would be refused. */
const MOST_UNITS = 6000

/**
 * A file for one person, in their DM with the app: uploaded where the app may (`files:write`), otherwise its first lines as
 * text, with how many were left out. Throws where the server does not answer.
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
  await workspace.outbox.send({ kind: 'thread', channel: user }, () => asText(file))
}

function asText({ title, content, sentence }: SentFile) {
  const lines = (typeof content === 'string' ? content : content.otherwise)
    .replace(/^\uFEFF/, '')
    .trimEnd()
    .split(/\r?\n/)
  let shown = ''
  let count = 0
  for (const line of lines) {
    if (shown.length + line.length > MOST_UNITS) break
    shown += `${line}\n`
    count += 1
  }
  const left = lines.length - count
  const note = left === 0 ? '' : `ほか${left}行は省略しました。`
  return fitMessage({
    summary: `${sentence}${title}`,
    head: [
      richText(section(run(`${sentence}ファイルを送る権限（files:write）がないため、文字でお送りします。${note}`))),
      {
        type: 'rich_text',
        elements: [{ type: 'rich_text_preformatted', elements: [{ type: 'text', text: shown || ' ' }] }],
      },
    ],
    later: [],
    counter: '件',
    tail: [],
  })
}
