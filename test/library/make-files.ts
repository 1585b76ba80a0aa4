import { crc32 } from 'node:zlib'

/** A zip of stored (not compressed) parts: what a .docx is. */
export function makeZip(parts: Record<string, string | Uint8Array>, { encrypted = false } = {}): Buffer {
  const files: Buffer[] = []
  const entries: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(parts)) {
    const data = Buffer.from(content)
    const path = Buffer.from(name)
    const head = Buffer.alloc(26)
    head.writeUInt16LE(20, 0)
    head.writeUInt16LE(encrypted ? 1 : 0, 2)
    head.writeUInt32LE(crc32(data), 10)
    head.writeUInt32LE(data.length, 14)
    head.writeUInt32LE(data.length, 18)
    head.writeUInt16LE(path.length, 22)
    const local = Buffer.concat([Buffer.from('PK\u0003\u0004', 'latin1'), head, path, data])
    const rest = Buffer.alloc(14)
    rest.writeUInt32LE(offset, 10)
    entries.push(Buffer.concat([Buffer.from('PK\u0001\u0002\u0014\u0000', 'latin1'), head, rest, path]))
    files.push(local)
    offset += local.length
  }
  const directory = Buffer.concat(entries)
  const end = Buffer.alloc(18)
  end.writeUInt16LE(entries.length, 4)
  end.writeUInt16LE(entries.length, 6)
  end.writeUInt32LE(directory.length, 8)
  end.writeUInt32LE(offset, 12)
  return Buffer.concat([...files, directory, Buffer.from('PK\u0005\u0006', 'latin1'), end])
}

export interface WordParagraph {
  text: string
  /** 1–6 for a heading. */
  heading?: number
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'

/** A Word document; a heading's style has the name that Word gives it. */
export function makeDocx(paragraphs: WordParagraph[], rows: string[][] = []): Buffer {
  const escapeXml = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  const paragraph = ({ text, heading }: WordParagraph) =>
    `<w:p>${heading ? `<w:pPr><w:pStyle w:val="H${heading}"/></w:pPr>` : ''}<w:r><w:t xml:space="preserve">${escapeXml(text)}</w:t></w:r></w:p>`
  const table =
    rows.length === 0
      ? ''
      : `<w:tbl>${rows.map((row) => `<w:tr>${row.map((text) => `<w:tc>${paragraph({ text })}</w:tc>`).join('')}</w:tr>`).join('')}</w:tbl>`
  const styles = [1, 2, 3].map(
    (level) => `<w:style w:type="paragraph" w:styleId="H${level}"><w:name w:val="heading ${level}"/></w:style>`,
  )
  return makeZip({
    '[Content_Types].xml': `<?xml version="1.0" encoding="UTF-8"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.styles+xml"/></Types>`,
    '_rels/.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/></Relationships>`,
    'word/_rels/document.xml.rels': `<?xml version="1.0" encoding="UTF-8"?><Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
    'word/styles.xml': `<?xml version="1.0" encoding="UTF-8"?><w:styles ${W}>${styles.join('')}</w:styles>`,
    'word/document.xml': `<?xml version="1.0" encoding="UTF-8"?><w:document ${W}><w:body>${paragraphs.map(paragraph).join('')}${table}</w:body></w:document>`,
  })
}

export interface PdfLine {
  text: string
  size?: number
}

export interface PdfOptions {
  /** Asks for a password that nobody has. */
  encrypted?: boolean
  /** Draws a picture instead of text: a scan. */
  scanned?: boolean
  /** Uses Adobe's table of characters by name (no ToUnicode), as old Japanese PDFs do. */
  named?: boolean
}

/** A PDF, one array of lines a page; its font maps two-byte codes to characters by a ToUnicode table. */
export function makePdf(pages: PdfLine[][], { encrypted, scanned, named }: PdfOptions = {}): Buffer {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  const stream = (content: string, dictionary = '') =>
    `<< ${dictionary} /Length ${content.length} >>\nstream\n${content}\nendstream`
  const codes = new Map<string, number>()
  const codeOf = (ch: string) => {
    if (named) return ch.codePointAt(0)!
    if (!codes.has(ch)) codes.set(ch, codes.size + 1)
    return codes.get(ch)!
  }
  const hex = (text: string) => Array.from(text, (ch) => codeOf(ch).toString(16).padStart(4, '0')).join('')
  const contents = pages.map((lines) => {
    if (scanned) return 'q 500 0 0 700 40 40 cm BI /W 1 /H 1 /CS /G /BPC 8 /F /AHx ID 80> EI Q'
    let y = 800
    const drawn = lines.map(({ text, size = 10 }) => {
      y -= size * 1.6
      return `BT /F1 ${size} Tf 1 0 0 1 50 ${y.toFixed(1)} Tm <${hex(text)}> Tj ET`
    })
    return drawn.join('\n')
  })
  add('<< /Type /Catalog /Pages 2 0 R >>')
  const first = 6
  add(`<< /Type /Pages /Kids [${pages.map((_, i) => `${first + i * 2} 0 R`).join(' ')}] /Count ${pages.length} >>`)
  const encoding = named ? '/UniJIS-UCS2-H' : '/Identity-H'
  add(
    `<< /Type /Font /Subtype /Type0 /BaseFont /KozMinPr6N-Regular /Encoding ${encoding} /DescendantFonts [4 0 R] ${named ? '' : '/ToUnicode 5 0 R'} >>`,
  )
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /KozMinPr6N-Regular /CIDSystemInfo << /Registry (Adobe) /Ordering (Japan1) /Supplement 6 >> /DW 1000 /FontDescriptor << /Type /FontDescriptor /FontName /KozMinPr6N-Regular /Flags 4 /FontBBox [0 -120 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 700 /StemV 80 >> >>',
  )
  const rows = [...codes].map(
    ([ch, code]) => `<${code.toString(16).padStart(4, '0')}> <${Buffer.from(ch, 'utf16le').swap16().toString('hex')}>`,
  )
  const sections: string[] = []
  for (let i = 0; i < rows.length; i += 100)
    sections.push(`${rows.slice(i, i + 100).length} beginbfchar\n${rows.slice(i, i + 100).join('\n')}\nendbfchar`)
  add(
    stream(
      `/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def /CMapType 2 def 1 begincodespacerange <0000> <ffff> endcodespacerange\n${sections.join('\n')}\nendcmap end end`,
    ),
  )
  contents.forEach((content, i) => {
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents ${first + i * 2 + 1} 0 R /Resources << /Font << /F1 3 0 R >> >> >>`,
    )
    add(stream(content))
  })
  let out = '%PDF-1.5\n'
  const offsets = objects.map((body, i) => {
    const at = out.length
    out += `${i + 1} 0 obj\n${body}\nendobj\n`
    return at
  })
  const start = out.length
  const key = `<${'5a'.repeat(32)}>`
  const lock = encrypted ? `/Encrypt << /Filter /Standard /V 1 /R 2 /O ${key} /U ${key} /P -4 >> /ID [<00> <00>]` : ''
  out += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((at) => `${String(at).padStart(10, '0')} 00000 n \n`).join('')}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R ${lock} >>\nstartxref\n${start}\n%%EOF\n`
  return Buffer.from(out, 'latin1')
}

/** A compound file of the old Office, with or without the stream by which an encrypted new one is known. */
export function makeOldOffice(encrypted: boolean): Buffer {
  const head = Buffer.alloc(1024)
  Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]).copy(head)
  if (encrypted) Buffer.from('EncryptedPackage', 'utf16le').copy(head, 600)
  return head
}
