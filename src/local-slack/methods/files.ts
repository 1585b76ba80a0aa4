import type { Desk, Methods, StoredFile } from '../desk.js'
import { type Json, SlackRefusal } from '../json.js'
import { BOT } from '../workspace.js'
import { writableChannel } from './access.js'

/** files.*: an upload is asked for, sent, then completed; only then it is somewhere. */
export const FILES: Methods = {
  'files.getUploadURLExternal': {
    tier: 'tier4',
    scope: 'files:write',
    needs: ['filename', 'length'],
    run: (desk, args) => {
      const size = Number(args.length)
      if (!Number.isInteger(size) || size <= 0) throw new SlackRefusal('invalid_arguments')
      const name = String(args.filename)
      const id = desk.nextId('F')
      desk.files.set(id, { id, name, title: name, size, bytes: Buffer.alloc(0), channels: [], complete: false })
      return { upload_url: `${desk.baseUrl()}/upload/${id}`, file_id: id }
    },
  },
  'files.completeUploadExternal': {
    tier: 'tier4',
    scope: 'files:write',
    needs: ['files'],
    run: (desk, args) => {
      const given = args.files as { id: string; title?: string }[]
      const channel = args.channel_id === undefined ? undefined : writableChannel(desk, args.channel_id)
      const files = given.map(({ id, title }) => {
        const file = fileOf(desk, id)
        if (file.bytes.length === 0) throw new SlackRefusal('file_not_found')
        if (file.complete) throw new SlackRefusal('file_already_shared')
        return Object.assign(file, { title: title ?? file.title, complete: true })
      })
      if (channel !== undefined) {
        for (const file of files) file.channels.push(channel.id)
        const thread = args.thread_ts
        const message = desk.workspace.add({
          channel: channel.id,
          ts: desk.workspace.nextTs(),
          user: BOT.userId,
          text: String(args.initial_comment ?? ''),
          blocks: [],
          via: 'api',
          files: files.map((file) => file.id),
          ...(typeof thread === 'string' && { thread }),
        })
        desk.announce(message)
      }
      return { files: files.map(({ id, title }) => ({ id, title })) }
    },
  },
  'files.info': {
    tier: 'tier4',
    scope: 'files:read',
    needs: ['file'],
    run: (desk, args) => ({ file: describe(desk, fileOf(desk, args.file)) }),
  },
  'files.delete': {
    tier: 'tier3',
    scope: 'files:write',
    needs: ['file'],
    run: (desk, args) => {
      desk.files.delete(fileOf(desk, args.file).id)
      return {}
    },
  },
}

function fileOf(desk: Desk, id: unknown): StoredFile {
  const file = desk.files.get(String(id))
  if (file === undefined) throw new SlackRefusal('file_not_found')
  return file
}

function describe(desk: Desk, { id, name, title, size, channels }: StoredFile): Json {
  const url = `${desk.baseUrl()}/files/${id}`
  return { id, name, title, size, channels, url_private: url, url_private_download: `${url}/download` }
}
