import type { SharedFile } from './protocol.js'
import { act } from './world.js'

/** Sends a file from one's machine to the workspace; it is in no message yet. Throws ActError. */
export async function upload(user: string, file: File): Promise<SharedFile> {
  const bytes = new Uint8Array(await file.arrayBuffer())
  let binary = ''
  // In pieces: a function takes only so many arguments.
  for (let at = 0; at < bytes.length; at += 0x8000) binary += String.fromCharCode(...bytes.subarray(at, at + 0x8000))
  return act({ do: 'upload', user, name: file.name, content: btoa(binary) })
}
