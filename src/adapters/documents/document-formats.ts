import type { ReadDocument } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'

/** Which reader a file's name asks for. Each library is loaded with the first file that needs it. */
const READERS: Record<string, (bytes: Uint8Array) => Promise<ReadDocument>> = {
  '.txt': async (bytes) => (await import('./plain-document.js')).readPlainText(bytes),
  '.text': async (bytes) => (await import('./plain-document.js')).readPlainText(bytes),
  '.md': async (bytes) => (await import('./plain-document.js')).readMarkdown(bytes),
  '.markdown': async (bytes) => (await import('./plain-document.js')).readMarkdown(bytes),
  '.html': async (bytes) => (await import('./html-document.js')).readHtml(bytes),
  '.htm': async (bytes) => (await import('./html-document.js')).readHtml(bytes),
  '.docx': async (bytes) => (await import('./docx-document.js')).readDocx(bytes),
  '.pdf': async (bytes) => (await import('./pdf-document.js')).readPdf(bytes),
}

/** Reads a file's bytes as what its name says. Throws ImportRefusal. */
export async function readFormat(name: string, bytes: Uint8Array): Promise<ReadDocument> {
  const reader = READERS[endingOf(name)]
  if (!reader) throw new ImportRefusal(endingOf(name) === '.doc' ? 'oldWord' : 'unsupported')
  const document = await reader(bytes)
  if (!document.lines.some(({ text }) => /[\p{L}\p{N}]/u.test(text))) throw new ImportRefusal('noText')
  return document
}

export function isSupported(name: string): boolean {
  return endingOf(name) in READERS
}

function endingOf(name: string): string {
  return /\.[^./\\]+$/.exec(name)?.[0].toLowerCase() ?? ''
}
