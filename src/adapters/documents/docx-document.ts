import mammoth from 'mammoth'
import type { ReadDocument } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'
import { htmlToDocument } from './html-document.js'

/** Word's headings by the names that it gives them in English and Japanese, and the title of the document. */
const HEADINGS = [1, 2, 3, 4, 5, 6].flatMap((level) =>
  [`heading ${level}`, `Heading ${level}`, `見出し ${level}`, `見出し${level}`].map(
    (name) => `p[style-name='${name}'] => h${level}:fresh`,
  ),
)
const STYLES = ['Title', '表題'].map((name) => `p[style-name='${name}'] => h1:fresh`)

const MAX_UNPACKED_BYTES = 400_000_000
const MAX_PARTS = 20_000

/** A Word document: paragraphs, list items and table rows, headings by their styles. It has no pages of its own. */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocument> {
  if (isOldOffice(bytes)) throw new ImportRefusal(holds(bytes, 'EncryptedPackage') ? 'encrypted' : 'oldWord')
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) throw new ImportRefusal('notDocx')
  const parts = zipParts(bytes)
  if (parts === undefined) throw new ImportRefusal('damaged')
  if (parts.some(({ encrypted }) => encrypted)) throw new ImportRefusal('encrypted')
  if (!parts.some(({ name }) => name === 'word/document.xml')) throw new ImportRefusal('notDocx')
  const unpacked = parts.reduce((sum, { size }) => sum + size, 0)
  if (unpacked > MAX_UNPACKED_BYTES || parts.length > MAX_PARTS) throw new ImportRefusal('tooComplex')
  let html: string
  try {
    const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const options = {
      styleMap: [...HEADINGS, ...STYLES],
      includeEmbeddedStyleMap: false,
      // Pictures hold no text; without this they would come along as base64.
      convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    }
    html = (await mammoth.convertToHtml({ buffer }, options)).value
  } catch (cause) {
    throw new ImportRefusal('damaged', '', { cause })
  }
  const document = htmlToDocument(html, false)
  if (document.lines.length === 0) throw new ImportRefusal('noText')
  return document
}

/** The compound files of Office before 2007, in which encrypted new ones are wrapped too ([MS-CFB] 2.2). */
function isOldOffice(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte)
}

function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
}

/** The central directory of a zip (PKWARE APPNOTE 4.3.12), read before anything is unpacked. */
function zipParts(bytes: Uint8Array): { name: string; size: number; encrypted: boolean }[] | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let end = bytes.length - 22
  const lowest = Math.max(0, end - 65_535)
  while (end >= lowest && view.getUint32(end, true) !== 0x06054b50) end -= 1
  if (end < lowest) return undefined
  const count = view.getUint16(end + 10, true)
  let at = view.getUint32(end + 16, true)
  const parts: { name: string; size: number; encrypted: boolean }[] = []
  for (let i = 0; i < count; i += 1) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return undefined
    const length = view.getUint16(at + 28, true)
    const name = new TextDecoder().decode(bytes.subarray(at + 46, at + 46 + length)).replaceAll('\\', '/')
    parts.push({ name, size: view.getUint32(at + 24, true), encrypted: (view.getUint16(at + 8, true) & 1) === 1 })
    at += 46 + length + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  return parts
}
