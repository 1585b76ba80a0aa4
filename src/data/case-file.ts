import { CASE_SECTIONS, type Case, type Passage } from '../core/corpus/corpus.js'
import { type ReadFile, stripAbsent } from './file-reading.js'
import type { MarkdownBlock, MarkdownSection } from './markdown-document.js'
import { parseMarkdownDocument } from './markdown-document.js'
import { toPassageText } from './passages.js'
import type { Problem } from './problem.js'
import { caseSchema } from './schemas.js'
import { parseYamlValue } from './yaml-value.js'

const FACTS_SECTION = '基本情報'

/** One case: its facts, and a passage for the facts and for each section or subsection of its body. */
export function parseCaseFile(file: ReadFile): { value?: { case: Case; passages: Passage[] }; problems: Problem[] } {
  const markdown = parseMarkdownDocument(file.path, file.text)
  if (!markdown.ok) return { problems: markdown.problems }
  const { frontMatter, sections } = markdown.document
  const front = parseYamlValue({ file: file.path, ...frontMatter }, caseSchema)
  if (!front.ok) return { problems: front.problems }
  const facts = front.value.value
  const problems = [...sectionProblems(file.path, sections)]
  if (`${facts.id}.md` !== file.name)
    problems.push(front.value.problem(['id'], `expected "${file.name.slice(0, -3)}", the file's name`))
  const value = stripAbsent({ ...facts, origin: { file: file.path, line: 1 } }) as Case
  const passages = [factsPassage(value), ...bodyPassages(value, sections)]
  const body = passages.slice(1).map((passage) => passage.text)
  facts.figures.forEach((figure, i) => {
    for (const number of [figure.value, figure.change, figure.before, figure.after]) {
      if (number !== undefined && !body.some((text) => standsIn(number, text))) {
        problems.push(front.value.problem(['figures', i], `${number} stands in no sentence of the body`))
      }
    }
  })
  return problems.length > 0 ? { problems } : { value: { case: value, passages }, problems }
}

function standsIn(number: number, text: string): boolean {
  const digits = String(Math.abs(number)).replace('.', '\\.')
  return new RegExp(`(?<![\\d.])${digits}(?![\\d])`).test(text.replace(/(?<=\d),(?=\d{3})/g, ''))
}

function sectionProblems(file: string, sections: MarkdownSection[]): Problem[] {
  const problems: Problem[] = []
  const report = (section: MarkdownSection, message: string) =>
    problems.push({ file, line: section.line, column: 1, path: '', message })
  const seen = new Set<string>()
  let last = -1
  let parent = ''
  for (const section of sections) {
    if (section.level === 0) {
      if (section.blocks.length > 0) report(section, 'text before the first "## " heading')
      continue
    }
    if (section.level === 2) {
      parent = section.heading
      const order = (CASE_SECTIONS as readonly string[]).indexOf(parent)
      if (order < 0) report(section, `expected one of ${CASE_SECTIONS.join('、')}, found "${parent}"`)
      else if (order < last) report(section, `"${parent}" stands out of order`)
      last = Math.max(last, order)
    } else if (parent === '') report(section, 'a "### " heading before any "## "')
    const key = section.level === 2 ? parent : `${parent}/${section.heading}`
    if (seen.has(key)) report(section, `"${section.heading}" stands twice`)
    seen.add(key)
  }
  if (!sections.some((section) => section.blocks.length > 0))
    problems.push({ file, line: 1, column: 1, path: '', message: 'no section has any text' })
  return problems
}

function bodyPassages(value: Case, sections: MarkdownSection[]): Passage[] {
  const passages: Passage[] = []
  let parent: MarkdownSection | undefined
  for (const section of sections) {
    if (section.level === 2) parent = section
    if (section.blocks.length === 0 || parent === undefined) continue
    const name = section.level === 3 ? `${parent.heading}/${section.heading}` : section.heading
    passages.push({
      ...shared(value),
      id: `${value.id}#${name}`,
      section: name.replace('/', '・'),
      place: section.place ?? parent.place ?? value.place,
      ...toPassageText(section.blocks),
      origin: { file: value.origin.file, line: section.line },
    })
  }
  return passages
}

function shared(value: Case) {
  return {
    documentId: value.id,
    kind: 'case' as const,
    source: value.source,
    title: value.name,
    verbatim: false,
    newer: value.newer,
    topics: value.aliases,
  }
}

/** The facts as a passage, one a line, so that they can be found and quoted like any other text. */
function factsPassage(value: Case): Passage {
  const styles = value.workStyles.join('、')
  const facts: [label: string, fact: string | undefined, noted: string[]][] = [
    ['名称', value.name, ['会社の名前', 'どこの会社']],
    ['所在地', value.prefecture, ['どこにある会社ですか', '何県の会社', '都道府県']],
    ['業種', value.industry?.printed, ['何の会社ですか', 'どんな業界', '仕事の内容']],
    [
      '従業員数',
      value.employees?.printed ?? (value.employees?.count ? `${value.employees.count}名` : undefined),
      ['社員は何人いますか', '会社の規模', '従業員は何名'],
    ],
    [
      'テレワークの形態',
      styles && (value.employment ? `${styles}（${value.employment}）` : styles),
      ['どんな形のテレワークですか', '在宅勤務かモバイルか', '実施形態'],
    ],
    ['導入時期', value.introduced?.printed, ['いつから始めましたか', 'いつ導入した', '開始時期']],
    ['導入目的', value.purposes.printed, ['なぜ導入したのですか', '何のため', 'ねらい']],
    ['対象', value.target, ['誰が使えますか', '対象者は何人', '対象の部署']],
    ['利用者', value.participants, ['何人が使っていますか', '利用人数', '実施者数']],
    ['受賞', value.award, ['何の賞をもらいましたか', '受賞歴']],
    ...value.profile.map(({ label, value: fact }): [string, string, string[]] => [label, fact, []]),
  ]
  const blocks: MarkdownBlock[] = facts
    .filter(([, fact]) => fact !== undefined && fact !== '')
    .map(([label, fact, noted]) => ({ text: `・${label}: ${fact}`, noted }))
  return {
    ...shared(value),
    id: `${value.id}#${FACTS_SECTION}`,
    section: FACTS_SECTION,
    place: value.place,
    ...toPassageText(blocks),
    origin: value.origin,
  }
}
