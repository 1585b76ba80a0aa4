import { ImportRefusal, type RefusalCode } from '../../core/library/refusal.js'
import { elementsOf, parseXml, type XmlElement } from './xml-tree.js'
import { openZip, type ZipParts } from './zip-parts.js'

/** A Word, Excel or PowerPoint file: parts of XML that name one another by relationships. */
export interface OfficePackage {
  /** The name of the part that all others hang on. */
  main: string
  /** Undefined where there is none of the name. Throws ImportRefusal. */
  read(name: string): Uint8Array | undefined
  xml(name: string): XmlElement | undefined
  /** What a part names: by the id that it uses, or all of a type. */
  related(part: string): Relation[]
}

interface Relation {
  id: string
  /** The last word of the type: styles, footnotes, slide. */
  type: string
  /** The part's name. */
  target: string
}

/** `kind` is how the main part's name begins: word/, xl/, ppt/. Throws ImportRefusal. */
export function openPackage(bytes: Uint8Array, kind: 'word' | 'xl' | 'ppt', other: RefusalCode): OfficePackage {
  if (isOldOffice(bytes)) throw new ImportRefusal(holds(bytes, 'EncryptedPackage') ? 'encrypted' : 'oldOffice')
  const zip = openZip(bytes)
  if (!zip) throw new ImportRefusal(other)
  const own: Omit<OfficePackage, 'main'> = {
    read: (name) => zip.read(name),
    xml: (name) => {
      const part = zip.read(name)
      return part && parseXml(part)
    },
    related: (part) => relationsOf(zip, part),
  }
  const main = own.related('').find(({ type }) => type === 'officeDocument')?.target ?? USUAL[kind]
  if (!zip.has(main) || !main.startsWith(`${kind}/`)) throw new ImportRefusal(other)
  return { ...own, main }
}

const USUAL = { word: 'word/document.xml', xl: 'xl/workbook.xml', ppt: 'ppt/presentation.xml' }

function relationsOf(zip: ZipParts, part: string): Relation[] {
  const slash = part.lastIndexOf('/')
  const folder = part.slice(0, slash + 1)
  const content = zip.read(`${folder}_rels/${part.slice(slash + 1)}.rels`)
  if (!content) return []
  return elementsOf(parseXml(content)).flatMap(({ attributes: { Id, Type, Target, TargetMode } }) =>
    Id === undefined || Target === undefined || TargetMode === 'External'
      ? []
      : [{ id: Id, type: (Type ?? '').split('/').at(-1)!, target: resolve(folder, Target) }],
  )
}

function resolve(folder: string, target: string): string {
  const path: string[] = []
  for (const step of `${target.startsWith('/') ? '' : folder}${target}`.split('/')) {
    if (step === '..') path.pop()
    else if (step !== '' && step !== '.') path.push(step)
  }
  return path.join('/')
}

/** The compound files of Office before 2007, in which encrypted new ones are wrapped too ([MS-CFB] 2.2). */
function isOldOffice(bytes: Uint8Array): boolean {
  return [0xd0, 0xcf, 0x11, 0xe0].every((byte, i) => bytes[i] === byte)
}

function holds(bytes: Uint8Array, name: string): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from(name, 'utf16le'))
}
