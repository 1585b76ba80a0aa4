import { existsSync } from 'node:fs'
import type { z } from 'zod'
import type { Corpus, GlossaryEntry, Passage, Source } from '../core/corpus/corpus.js'
import { withOfficialWords } from '../core/library/official-words.js'
import { parseCaseFile } from './case-file.js'
import { type LoadedChecklist, parseChecklistFile } from './checklist-file.js'
import { readFilesUnder, readOne, requireFolder, stripAbsent } from './file-reading.js'
import { parseGuideFile } from './guide-file.js'
import { toPassageText } from './passages.js'
import { DataError, type Problem } from './problem.js'
import { glossarySchema, ruleTopicsSchema, sourcesSchema, thesaurusSchema } from './schemas.js'
import { parseStatisticsFile } from './statistics-file.js'
import { parseYamlValue } from './yaml-value.js'

/**
 * Reads and checks the whole corpus below `root` (the folder that holds `corpus/`).
 *
 * Loading succeeds whole or fails whole: every passage id is unique, every document names a known source, every
 * checklist step's citation stands. Throws DataError with every problem of every file.
 */
export function loadCorpus(root: string): Corpus {
  requireFolder(root, 'corpus')
  const problems: Problem[] = []
  const sources = loadSources(root, problems)
  const cases = parseAll(readFilesUnder(root, 'corpus/cases', '.md', problems), parseCaseFile, problems)
  const guides = parseAll(readFilesUnder(root, 'corpus/guides', '.md', problems), parseGuideFile, problems)
  const checklists = parseAll(readFilesUnder(root, 'corpus/checklists', '.yml', problems), parseChecklistFile, problems)
  const statistics = parseAll(
    readFilesUnder(root, 'corpus/statistics', '.yml', problems),
    parseStatisticsFile,
    problems,
  )
  const glossary = loadGlossary(root, problems)
  const thesaurus = loadYaml(root, 'corpus/thesaurus.yml', thesaurusSchema, problems)
  const officeThesaurus = loadList(root, 'corpus/office/thesaurus.yml', thesaurusSchema, problems)
  const officialWords = loadList(root, 'corpus/office/terms.yml', thesaurusSchema, problems)
  const ruleTopics = loadList(root, 'corpus/office/questions.yml', ruleTopicsSchema, problems)
  const corpus: Corpus = {
    sources,
    cases: cases.map((loaded) => loaded.case),
    checklists: checklists.map((loaded) => loaded.checklist),
    series: statistics.map((loaded) => loaded.series),
    glossary: glossary.map((loaded) => loaded.entry),
    thesaurus,
    officeThesaurus: [...officeThesaurus, ...officialWords],
    ruleTopics: withOfficialWords(ruleTopics, officialWords),
    passages: [
      ...cases.flatMap((loaded) => loaded.passages),
      ...guides.flatMap((loaded) => loaded.passages),
      ...checklists.flatMap((loaded) => loaded.passages),
      ...statistics.map((loaded) => loaded.passage),
      ...glossary.map((loaded) => loaded.passage),
    ],
  }
  problems.push(...crossProblems(corpus, checklists))
  if (problems.length > 0) throw new DataError(problems)
  return corpus
}

function parseAll<F, T>(files: F[], parse: (file: F) => { value?: T; problems: Problem[] }, problems: Problem[]): T[] {
  return files.flatMap((file) => {
    const parsed = parse(file)
    problems.push(...parsed.problems)
    return parsed.value === undefined ? [] : [parsed.value]
  })
}

function loadSources(root: string, problems: Problem[]): Source[] {
  const file = readOne(root, 'corpus/sources.yml', problems)
  if (!file) return []
  const parsed = parseYamlValue({ file: file.path, text: file.text, firstLine: 1 }, sourcesSchema)
  if (!parsed.ok) {
    problems.push(...parsed.problems)
    return []
  }
  const seen = new Set<string>()
  parsed.value.value.forEach(({ id }, i) => {
    if (seen.has(id)) problems.push(parsed.value.problem([i, 'id'], `the id "${id}" is used twice`))
    seen.add(id)
  })
  return stripAbsent(parsed.value.value) as Source[]
}

function loadGlossary(root: string, problems: Problem[]): { entry: GlossaryEntry; passage: Passage }[] {
  const file = readOne(root, 'corpus/glossary.yml', problems)
  if (!file) return []
  const parsed = parseYamlValue({ file: file.path, text: file.text, firstLine: 1 }, glossarySchema)
  if (!parsed.ok) {
    problems.push(...parsed.problems)
    return []
  }
  return parsed.value.value.map((row, i) => {
    const { noted, ...facts } = row
    const passageId = `glossary#${row.term}`
    const origin = { file: file.path, line: parsed.value.lineOf([i]) }
    const entry = stripAbsent({ ...facts, passageId, origin }) as GlossaryEntry
    const passage: Passage = {
      id: passageId,
      documentId: 'glossary',
      kind: 'glossary',
      source: row.source,
      title: row.term,
      section: '用語',
      place: row.place,
      ...toPassageText([{ text: `${row.term}${fullNameOf(row)}: ${row.definition}`, noted }]),
      verbatim: false,
      newer: [],
      topics: [...row.aliases, ...(row.reading ? [row.reading] : [])],
      origin,
    }
    return { entry, passage }
  })
}

/** （Business Transformation Outsourcing）: what an abbreviation stands for, where it is noted among the aliases. */
function fullNameOf({ term, aliases }: { term: string; aliases: string[] }): string {
  const full = aliases.find((alias) => /^[A-Za-z][A-Za-z-]+( [A-Za-z-]+)+$/.test(alias))
  return full === undefined || !/^[A-Za-z]{2,6}$/.test(term) ? '' : `（${full}）`
}

/** A list in a file that need not be there. */
function loadList<T>(root: string, path: string, schema: z.ZodType<T[]>, problems: Problem[]): T[] {
  return existsSync(`${root}/${path}`) ? loadYaml(root, path, schema, problems) : []
}

function loadYaml<T>(root: string, path: string, schema: z.ZodType<T[]>, problems: Problem[]): T[] {
  const file = readOne(root, path, problems)
  if (!file) return []
  const parsed = parseYamlValue({ file: file.path, text: file.text, firstLine: 1 }, schema)
  if (parsed.ok) return parsed.value.value
  problems.push(...parsed.problems)
  return []
}

function crossProblems(corpus: Corpus, checklists: LoadedChecklist[]): Problem[] {
  const problems: Problem[] = []
  const at = ({ origin }: { origin: { file: string; line: number } }, path: string, message: string) =>
    problems.push({ ...origin, column: 1, path, message })
  const known = new Map<string, Passage>()
  const files = new Map<string, string>()
  const sources = new Set(corpus.sources.map(({ id }) => id))
  for (const passage of corpus.passages) {
    const other = known.get(passage.id)
    const owner = files.get(passage.documentId)
    if (owner !== undefined && owner !== passage.origin.file)
      at(passage, 'id', `the id "${passage.documentId}" is used twice; also in ${owner}`)
    else if (other) at(passage, 'id', `the passage "${passage.id}" stands twice; also at line ${other.origin.line}`)
    files.set(passage.documentId, owner ?? passage.origin.file)
    known.set(passage.id, passage)
    if (!sources.has(passage.source)) at(passage, 'source', `"${passage.source}" is not in corpus/sources.yml`)
  }
  const ids = new Set(known.keys())
  return [...uniqueProblems(problems), ...checklists.flatMap((loaded) => loaded.citationProblems(ids))]
}

/** One problem per file and message: a document's fault shows once, not once a passage. */
function uniqueProblems(problems: Problem[]): Problem[] {
  const seen = new Set<string>()
  return problems.filter(({ file, message }) => {
    const key = `${file}\n${message}`
    return seen.has(key) ? false : seen.add(key)
  })
}
