import type { ReadDocument } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'

type Reader = (bytes: Uint8Array) => Promise<ReadDocument>

const plain: Reader = async (bytes) => (await import('./plain-document.js')).readPlainText(bytes)
const markdown: Reader = async (bytes) => (await import('./markdown-document.js')).readMarkdown(bytes)
const html: Reader = async (bytes) => (await import('./html-document.js')).readHtml(bytes)
const word: Reader = async (bytes) => (await import('./docx-document.js')).readDocx(bytes)
const excel: Reader = async (bytes) => (await import('./xlsx-document.js')).readXlsx(bytes)
const powerPoint: Reader = async (bytes) => (await import('./pptx-document.js')).readPptx(bytes)

/** Which reader a file's name asks for. Each library is loaded with the first file that needs it. */
const READERS: Record<string, Reader> = {
  '.txt': plain,
  '.text': plain,
  '.md': markdown,
  '.markdown': markdown,
  '.html': html,
  '.htm': html,
  '.docx': word,
  '.docm': word,
  '.xlsx': excel,
  '.xlsm': excel,
  '.pptx': powerPoint,
  '.pptm': powerPoint,
  '.csv': async (bytes) => (await import('./csv-document.js')).readCsv(bytes),
  '.tsv': async (bytes) => (await import('./csv-document.js')).readCsv(bytes),
  '.pdf': async (bytes) => (await import('./pdf-document.js')).readPdf(bytes),
  '.zip': readZip,
}
const OLD_OFFICE = /^\.(doc|xls|ppt)$/

/** Reads a file's bytes as what its name says. Throws ImportRefusal. */
export async function readFormat(name: string, bytes: Uint8Array): Promise<ReadDocument> {
  const reader = READERS[endingOf(name)]
  if (!reader) throw unsupported(name)
  const document = await reader(bytes)
  if (!document.lines.some(({ text, leftOut }) => leftOut === undefined && /[\p{L}\p{N}]/u.test(text)))
    throw new ImportRefusal('noText')
  return document
}

/** A document that was exported to HTML with its pictures (Google Docs), or any single one that somebody packed. */
async function readZip(bytes: Uint8Array): Promise<ReadDocument> {
  const { openZip } = await import('./zip-parts.js')
  const zip = openZip(bytes)
  const names = zip?.names.filter((name) => /\.(html?|docx|md|markdown|txt)$/i.test(name) && !/(^|\/)[._]/.test(name))
  if (!zip || names?.length !== 1) throw new ImportRefusal('notZip')
  return readFormat(names[0]!, zip.read(names[0]!)!)
}

/** The refusal of a file that no reader takes. */
export function unsupported(name: string): ImportRefusal {
  return new ImportRefusal(OLD_OFFICE.test(endingOf(name)) ? 'oldOffice' : 'unsupported')
}

export function isSupported(name: string): boolean {
  return endingOf(name) in READERS
}

function endingOf(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? ''
}
