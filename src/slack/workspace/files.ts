import type { WebClient } from '@slack/web-api'
import { ImportRefusal, MAX_FILE_MEGABYTES } from '../../core/library/refusal.js'
import type { Features } from './features.js'

/** A file that somebody sent. */
export interface SentFile {
  id: string
  name: string
  bytes: Uint8Array
}

interface FilesParts {
  token: string
  client: WebClient
  /** Without a limit to the time of a call: files may be large. */
  fetch: typeof fetch
  features: Features
  /** Another server than Slack's. */
  apiUrl?: string
}

/** As much as a slow line takes for the largest file. */
const DOWNLOAD_MS = 90_000
const MAX_BYTES = MAX_FILE_MEGABYTES * 1024 * 1024

/** Files of a workspace. */
export class Files {
  private readonly parts: FilesParts

  constructor(parts: FilesParts) {
    this.parts = parts
  }

  /** Fetches a file; undefined where the app may read none (`files:read`). Throws ImportRefusal. */
  async download(id: string): Promise<SentFile | undefined> {
    const { client, features } = this.parts
    const found = await features.attempt('fileReading', () => client.files.info({ file: id }))
    if (found === undefined) return undefined
    const { name = '', size = 0, url_private: address, url_private_download: download = address } = found.file ?? {}
    if (size > MAX_BYTES) throw new ImportRefusal('tooLarge')
    if (download === undefined || !this.isOurs(download)) throw new ImportRefusal('unreadable', 'not kept by Slack')
    const bytes = await this.fetchBytes(download)
    // Whoever may not read a file is answered with a page to sign in.
    if (size > 0 && bytes.length !== size) throw new ImportRefusal('unreadable', 'incomplete')
    return { id, name: name.normalize('NFC'), bytes }
  }

  /** The token goes nowhere else: whoever shares a file may have put any address in it. */
  private isOurs(address: string): boolean {
    const { apiUrl } = this.parts
    if (!URL.canParse(address)) return false
    const { origin, protocol, hostname } = new URL(address)
    if (apiUrl !== undefined) return origin === new URL(apiUrl).origin
    return protocol === 'https:' && /(^|\.)slack\.com$/.test(hostname)
  }

  private async fetchBytes(address: string): Promise<Uint8Array> {
    const { token, fetch: get } = this.parts
    try {
      const response = await get(address, {
        headers: { authorization: `Bearer ${token}` },
        redirect: 'error',
        signal: AbortSignal.timeout(DOWNLOAD_MS),
      })
      if (!response.ok) throw new ImportRefusal('unreadable', `status ${response.status}`)
      return await readAll(response)
    } catch (cause) {
      if (cause instanceof ImportRefusal) throw cause
      throw new ImportRefusal('unreadable', 'not fetched', { cause })
    }
  }
}

/** Whatever the server said of its size. */
async function readAll(response: Response): Promise<Uint8Array> {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of response.body ?? []) {
    size += chunk.length
    if (size > MAX_BYTES) throw new ImportRefusal('tooLarge')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
