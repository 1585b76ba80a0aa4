import type { Passage } from '../core/corpus/corpus.js'
import { type ReadFile, stripAbsent } from './file-reading.js'
import { parseMarkdownDocument } from './markdown-document.js'
import { toPassageText } from './passages.js'
import type { Problem } from './problem.js'
import { guideSchema } from './schemas.js'
import { parseYamlValue } from './yaml-value.js'

/** One section of a guide, report or slide deck: a passage for its head and one for each heading. */
export function parseGuideFile(file: ReadFile): { value?: { id: string; passages: Passage[] }; problems: Problem[] } {
  const markdown = parseMarkdownDocument(file.path, file.text)
  if (!markdown.ok) return { problems: markdown.problems }
  const { frontMatter, sections } = markdown.document
  const front = parseYamlValue({ file: file.path, ...frontMatter }, guideSchema)
  if (!front.ok) return { problems: front.problems }
  const facts = front.value.value
  const problems: Problem[] = []
  if (`${facts.id}.md` !== file.name)
    problems.push(front.value.problem(['id'], `expected "${file.name.slice(0, -3)}", the file's name`))
  const folder = file.path.split('/').at(-2)
  if (folder !== facts.source) problems.push(front.value.problem(['source'], `expected "${folder}", the folder's name`))
  const passages: Passage[] = []
  let parent = { heading: '', place: facts.place }
  for (const section of sections) {
    const place = section.place ?? parent.place
    if (section.level < 3) parent = { heading: section.heading, place: section.place ?? facts.place }
    if (section.blocks.length === 0) continue
    const name = section.level === 3 && parent.heading !== '' ? `${parent.heading}/${section.heading}` : section.heading
    passages.push({
      id: name === '' ? facts.id : `${facts.id}#${name}`,
      documentId: facts.id,
      kind: 'guide',
      source: facts.source,
      title: facts.title,
      section: name.replace('/', '・'),
      place: section.level < 3 ? parent.place : place,
      ...toPassageText(section.blocks),
      verbatim: false,
      newer: stripAbsent(facts.newer) as Passage['newer'],
      topics: facts.topics,
      origin: { file: file.path, line: section.line },
    })
  }
  if (passages.length === 0) problems.push({ file: file.path, line: 1, column: 1, path: '', message: 'no text' })
  return problems.length > 0 ? { problems } : { value: { id: facts.id, passages }, problems }
}
