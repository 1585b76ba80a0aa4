import { inflateRawSync } from 'node:zlib'
import { ImportRefusal } from '../../core/library/refusal.js'

const MAX_UNPACKED_BYTES = 400_000_000
const MAX_PARTS = 20_000

/** The files in a zip, each unpacked when it is asked for. */
export interface ZipParts {
  names: string[]
  has(name: string): boolean
  /** Undefined for a name that is not there. Throws ImportRefusal. */
  read(name: string): Uint8Array | undefined
}

interface Part {
  name: string
  size: number
  packedSize: number
  packing: number
  at: number
  encrypted: boolean
}

/**
 * Opens a zip by its directory, before anything is unpacked: one that is encrypted, or that unpacks to more than is
 * allowed (a bomb), is refused. Undefined for what is no zip. Throws ImportRefusal.
 */
export function openZip(bytes: Uint8Array): ZipParts | undefined {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return undefined
  const found = directoryOf(bytes)
  if (found === undefined) throw new ImportRefusal('damaged')
  if (found.some(({ encrypted }) => encrypted)) throw new ImportRefusal('encrypted')
  const unpacked = found.reduce((sum, { size }) => sum + size, 0)
  if (unpacked > MAX_UNPACKED_BYTES || found.length > MAX_PARTS) throw new ImportRefusal('tooComplex')
  const parts = new Map(found.map((part) => [part.name.toLowerCase(), part]))
  return {
    names: found.map(({ name }) => name),
    has: (name) => parts.has(name.toLowerCase()),
    read: (name) => {
      const part = parts.get(name.toLowerCase())
      return part && unpack(bytes, part)
    },
  }
}

function unpack(bytes: Uint8Array, { at, size, packedSize, packing }: Part): Uint8Array {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (at + 30 > bytes.length || view.getUint32(at, true) !== 0x04034b50) throw new ImportRefusal('damaged')
  const start = at + 30 + view.getUint16(at + 26, true) + view.getUint16(at + 28, true)
  const packed = bytes.subarray(start, start + packedSize)
  if (packed.length < packedSize) throw new ImportRefusal('damaged')
  if (packing === 0) return packed
  if (packing !== 8) throw new ImportRefusal('damaged')
  try {
    // A directory may lie about the size: no more is unpacked than it says.
    return inflateRawSync(packed, { maxOutputLength: Math.max(1, size) })
  } catch (cause) {
    throw new ImportRefusal('damaged', '', { cause })
  }
}

/** The central directory (PKWARE APPNOTE 4.3.12). */
function directoryOf(bytes: Uint8Array): Part[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const lowest = Math.max(0, end - 65_535)
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < lowest) return undefined
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const parts: Part[] = []
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined
    const flags = view.getUint16(at + 8, true)
    const length = view.getUint16(at + 28, true)
    parts.push({
      name: decodeName(bytes.subarray(at + 46, at + 46 + length), (flags & 0x800) !== 0),
      encrypted: (flags & 1) === 1,
      packing: view.getUint16(at + 10, true),
      packedSize: view.getUint32(at + 20, true),
      size: view.getUint32(at + 24, true),
      at: view.getUint32(at + 42, true),
    })
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}

function decodeName(bytes: Uint8Array, isUnicode: boolean): string {
  for (const encoding of isUnicode ? ['utf-8'] : ['utf-8', 'shift_jis']) {
    try {
      return new TextDecoder(encoding, { fatal: true }).decode(bytes).replaceAll('\\', '/')
    } catch {}
  }
  return new TextDecoder('latin1').decode(bytes).replaceAll('\\', '/')
}
