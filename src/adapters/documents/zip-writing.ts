import { crc32, deflateRawSync } from 'node:zlib'

const VERSION = 20
/** Names are UTF-8. */
const FLAGS = 0x800
const DEFLATED = 8
/** 1980-01-01: the same parts always make the same file. */
const DATE = 0x21

/** A zip of these parts, in their order (PKWARE APPNOTE 4.3). */
export function writeZip(parts: readonly { name: string; text: string }[]): Uint8Array {
  const packed: Buffer[] = []
  const directory: Buffer[] = []
  let at = 0
  for (const { name, text } of parts) {
    const bytes = Buffer.from(text)
    const content = deflateRawSync(bytes)
    const label = Buffer.from(name)
    const facts = Buffer.alloc(26)
    facts.writeUInt16LE(VERSION, 0)
    facts.writeUInt16LE(FLAGS, 2)
    facts.writeUInt16LE(DEFLATED, 4)
    facts.writeUInt16LE(DATE, 8)
    facts.writeUInt32LE(crc32(bytes), 10)
    facts.writeUInt32LE(content.length, 14)
    facts.writeUInt32LE(bytes.length, 18)
    facts.writeUInt16LE(label.length, 22)
    packed.push(signature(0x04034b50), facts, label, content)
    const place = Buffer.alloc(14)
    place.writeUInt32LE(at, 10)
    const version = Buffer.alloc(2)
    version.writeUInt16LE(VERSION)
    directory.push(signature(0x02014b50), version, facts, place, label)
    at += 4 + facts.length + label.length + content.length
  }
  const size = directory.reduce((sum, { length }) => sum + length, 0)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(parts.length, 4)
  end.writeUInt16LE(parts.length, 6)
  end.writeUInt32LE(size, 8)
  end.writeUInt32LE(at, 12)
  return Buffer.concat([...packed, ...directory, signature(0x06054b50), end])
}

function signature(value: number): Buffer {
  const bytes = Buffer.alloc(4)
  bytes.writeUInt32LE(value)
  return bytes
}
