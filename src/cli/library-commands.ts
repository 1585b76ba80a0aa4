import { loadDocuments } from '../app/compiled-corpus.js'
import { importDocuments } from '../app/importing.js'
import { isForEveryone } from '../core/corpus/audience.js'
import { dayInJapan } from '../core/corpus/day-in-japan.js'
import { isOverdue } from '../core/corpus/review.js'
import { documentFactsSchema, libraryId, publishedDate, wholeDate } from '../data/library-file.js'
import { readLibrary, removeDocuments } from '../data/library-store.js'
import { renderProblem } from '../data/problem.js'
import { readArguments, UsageError } from './input.js'
import { noteQuestion } from './library-note.js'

const PROGRESS_AFTER_MS = 1000

/** `telework import FILE…`: every file or none; each refused one is named, exit 2. */
export async function runImport(args: string[], root: string, libraryFolder: string): Promise<number> {
  const { values, positionals } = parse(args)
  if (positionals.length === 0)
    throw new UsageError('import needs at least one file: telework import 在宅勤務規程.docx --date 2024-04')
  const facts = factsOf(values)
  if (positionals.length > 1 && (facts.id !== undefined || facts.title !== undefined))
    throw new UsageError('--id and --title name one document; import its file alone')
  const start = Date.now()
  let said = false
  const progress = (text: string) => {
    if (!said && Date.now() - start < PROGRESS_AFTER_MS) return
    said = true
    process.stderr.write(`${text}\n`)
  }
  let current = ''
  const slow = setInterval(() => {
    if (current !== '') progress(`${current} … ${Math.round((Date.now() - start) / 1000)} s`)
  }, 2000)
  slow.unref()
  const result = await importDocuments({
    libraryFolder,
    paths: positionals,
    facts,
    corpus: loadDocuments(root),
    now: new Date(),
    onFile: (path, number) => {
      current = `${number}/${positionals.length} ${path}`
      progress(current)
    },
  }).finally(() => clearInterval(slow))
  for (const warning of result.warnings) process.stderr.write(`warning: ${warning}\n`)
  if (result.refused.length > 0) {
    for (const { path, refusal } of result.refused) process.stderr.write(`${path}: ${refusal.message}\n`)
    if (result.refused.length < positionals.length)
      process.stderr.write(
        `nothing was imported: ${result.refused.length} of ${positionals.length} files were refused\n`,
      )
    return 2
  }
  for (const { id, title, passages, kept, leftOut, original, replaced } of result.imported) {
    const what = original === undefined ? '' : `, the original of the corpus's "${original}"`
    const out = leftOut === 0 ? 'none left out' : `${leftOut} left out: telework library show ${id} --left-out`
    const count = `${passages} passages of ${kept} lines${what}; ${out}`
    process.stdout.write(`${replaced ? 'replaced' : 'imported'} ${id}: ${title} (${count})\n`)
  }
  return 0
}

function parse(args: string[]) {
  return readArguments(args, {
    id: { type: 'string' },
    title: { type: 'string' },
    publisher: { type: 'string' },
    date: { type: 'string' },
    audience: { type: 'string' },
    'review-by': { type: 'string' },
  })
}

function factsOf({ 'review-by': reviewBy, ...values }: ReturnType<typeof parse>['values']) {
  for (const [flag, schema, value] of [
    ['--id', libraryId, values.id],
    ['--date', publishedDate, values.date],
    ['--review-by', wholeDate, reviewBy],
  ] as const) {
    const checked = schema.optional().safeParse(value)
    if (!checked.success) throw new UsageError(`${flag}: ${checked.error.issues[0]!.message.replace(', quoted', '')}`)
  }
  const given = Object.entries({ ...values, reviewBy }).filter(([, value]) => value !== undefined)
  const checked = documentFactsSchema.safeParse(Object.fromEntries(given))
  if (!checked.success) throw new UsageError(`--${checked.error.issues[0]!.path.join('.')}: must not be empty`)
  return Object.fromEntries(
    Object.entries(checked.data).filter(([, value]) => value !== undefined),
  ) as typeof checked.data
}

/** `telework library list|show|note|remove`. */
export function runLibrary([command, ...args]: string[], libraryFolder: string, now = new Date()): number {
  if (command === 'list' && args.length === 0) return list(libraryFolder, now)
  if (command === 'show') return show(args, libraryFolder)
  if (command === 'note') return noteQuestion(args, libraryFolder)
  if (command === 'remove' && args.length > 0) {
    const unknown = removeDocuments(libraryFolder, args)
    if (unknown.length > 0) throw new UsageError(`not in the library: ${unknown.join(', ')}; nothing was removed`)
    for (const id of args) process.stdout.write(`removed ${id}\n`)
    return 0
  }
  throw new UsageError(
    'usage: telework library list | show ID [--left-out] | note ID "question" [--section WORDS] | remove ID...',
  )
}

/** A document as it is searched and quoted, or what of it is not: a line each, with why and where. */
function show(args: string[], libraryFolder: string): number {
  const ids = args.filter((arg) => arg !== '--left-out')
  if (ids.length !== 1 || args.length > 2) throw new UsageError('usage: telework library show ID [--left-out]')
  const document = readLibrary(libraryFolder).documents.find(({ entry }) => entry.id === ids[0])
  if (!document) throw new UsageError(`not in the library: ${ids[0]}`)
  if (args.includes('--left-out')) {
    for (const { kind, place, text } of document.leftOut) process.stdout.write(`${kind}\t${place}\t${text}\n`)
    return 0
  }
  const passages = document.passages.map(({ section, place, lines }) => {
    const head = [section, place].filter((part) => part !== '').join('\t')
    const rows = lines.flatMap(({ text, noted = [], added = [] }) => [
      text,
      ...noted.map((question) => `  ? ${question}`),
      ...added.map((question) => `  ?+ ${question}`),
    ])
    return `[${head}]\n${rows.join('\n')}\n`
  })
  process.stdout.write(passages.join('\n'))
  return 0
}

const DAY_MS = 86_400_000

function list(libraryFolder: string, now: Date): number {
  const today = dayInJapan(now)
  const { documents, problems } = readLibrary(libraryFolder)
  for (const { entry, passages } of documents) {
    const imported = dayInJapan(new Date(entry.importedAt))
    const age = Math.round((Date.parse(today) - Date.parse(imported)) / DAY_MS)
    const overdue = isOverdue(entry.reviewBy, today)
    const facts = [
      entry.publisher,
      entry.published ?? 'undated',
      `imported ${imported}, ${age} days ago`,
      ...(entry.audience ? [`for ${entry.audience}${isForEveryone(entry.audience) ? '' : ' (HR only)'}`] : []),
      entry.reviewBy === undefined ? 'no review date' : `review by ${entry.reviewBy}${overdue ? ' OVERDUE' : ''}`,
      `${passages.length} passages`,
      ...(entry.original ? [`original of ${entry.original}`] : []),
      entry.originalName,
    ]
    process.stdout.write(`${[entry.id, entry.title, ...facts.filter((fact) => fact !== undefined)].join('\t')}\n`)
  }
  for (const problem of problems) process.stderr.write(`${renderProblem(problem)}\n`)
  return problems.length > 0 ? 1 : 0
}
