import type { ReadDocument, ReadLine } from '../../core/library/read-document.js'
import { ImportRefusal } from '../../core/library/refusal.js'
import { readNumbering } from './docx-numbering.js'
import { readStyles } from './docx-styles.js'
import { type WordParts, WordReader } from './docx-text.js'
import { type OfficePackage, openPackage } from './office-package.js'
import { childAt, childrenNamed, type XmlElement } from './xml-tree.js'

/**
 * A Word document as it reads on the page: with the numbers that Word makes, merged cells on every row, notes behind the paragraph
 * that has their mark; without what is struck out, deleted or hidden. It has no pages of its own.
 */
export async function readDocx(bytes: Uint8Array): Promise<ReadDocument> {
  const file = openPackage(bytes, 'word', 'notDocx')
  const relations = file.related(file.main)
  const partOf = (type: string) => {
    const target = relations.find((relation) => relation.type === type)?.target
    return target === undefined ? undefined : file.xml(target)
  }
  const body = childAt(file.xml(file.main), 'w:body')
  if (!body) throw new ImportRefusal('damaged')
  const parts: WordParts = {
    styles: readStyles(partOf('styles')),
    numbering: readNumbering(partOf('numbering')),
    notes: new Map([...notesOf(partOf('footnotes'), 'w:footnote'), ...notesOf(partOf('endnotes'), 'w:endnote')]),
  }
  const lines = new WordReader(parts).read(body)
  const frames = relations.filter(({ type }) => type === 'header' || type === 'footer')
  return {
    lines: [
      ...lines,
      ...unique(frames.flatMap(({ target }) => frameLines(file, target, parts))),
      ...commentLines(partOf('comments'), parts),
    ],
    warnings: [],
  }
}

/** Footnotes and endnotes by name and id; those of the separating lines hold no text. */
function notesOf(part: XmlElement | undefined, name: string): [string, XmlElement][] {
  return childrenNamed(part, name).flatMap((note): [string, XmlElement][] =>
    note.attributes.type === undefined || note.attributes.type === 'normal'
      ? [[`${name} ${note.attributes.id}`, note]]
      : [],
  )
}

/** What stands at the head and foot of every page. */
function frameLines(file: OfficePackage, target: string, parts: WordParts): ReadLine[] {
  const frame = file.xml(target)
  if (!frame) return []
  return new WordReader(parts).read(frame).flatMap(({ text, leftOut }): ReadLine[] => {
    if (text.trim() === '' || leftOut !== undefined) return []
    return [{ text, leftOut: /\p{L}/u.test(text.replace(/pages?|ページ|頁/gi, '')) ? 'running head' : 'page number' }]
  })
}

function unique(lines: ReadLine[]): ReadLine[] {
  return lines.filter(({ text }, i) => lines.findIndex((other) => other.text === text) === i)
}

function commentLines(comments: XmlElement | undefined, parts: WordParts): ReadLine[] {
  return childrenNamed(comments, 'w:comment').flatMap((comment) =>
    new WordReader(parts).read(comment).map(({ text }): ReadLine => ({ text, leftOut: 'comment' })),
  )
}
