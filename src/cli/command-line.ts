import { createAssistant } from '../app/assistant.js'
import { faultWords } from '../app/start-fault.js'
import type { Answer } from '../core/answers/answer.js'
import type { Assistant } from '../core/answers/assistant.js'
import { AUDIENCES } from '../core/corpus/audience.js'
import { dayInJapan } from '../core/corpus/day-in-japan.js'
import { findProjectRoot } from '../data/project-root.js'
import { conversations, WARM_UP_QUESTIONS } from './ask.js'
import { parseJsonLines, readArguments, readStandardInput, UsageError } from './input.js'
import { libraryFolder, withLibrary } from './library-folder.js'
import { lookUpLine } from './look-up-line.js'
import { renderAnswer, renderExplanation } from './render-answer.js'

const USAGE = `usage: telework COMMAND
  ask "QUESTION" [--json] [--explain] [--audience hr]
                                        answer one question; with hr, from what is for HR only too
  ask --jsonl                           answer {"id","question"} lines of standard input;
                                        lines with the same "thread" are a conversation
  chat                                  a conversation, follow-ups included
  case [WORDS...] [--json]              look up who adopted telework and how
  checklist [WORDS...] [--json | --csv] look up a checklist; as a table for Excel
  export [--library]                    print every passage as JSON lines
  import FILE... [--title --publisher --date --audience --review-by --id]
                                        add .txt, .md, .html, .docx and .pdf files to the library
  library list | library remove ID...   what the library holds; take documents out
  data export --user U... | data forget --user U... --yes   [--team T...]
                                        what is kept of a person, as JSON; take it away
  data changes --team T...              who changed which settings, as JSON
  qa export FILE --team T... [--table answers|synonyms|tests] | qa import FILE --team T... [--dry-run]
                                        taught answers as .csv or .xlsx: out; in, all rows or none
  installations list | rotate-keys | remove --team T... --yes | roles --team T... --hr-users U...
                                        workspaces that installed the app; import and library take --team, too
  index build|status|verify|drop        the search engine outside, where SEARCH_URL names one
  doctor [--json]                       look at settings, Slack, database, disk and ports, and say what to do
  check                                 validate corpus, intents and manifest
  eval FILE...                          score question files
  retrieve --docs D.jsonl --queries Q.jsonl   rank any documents for any questions
  compile                               work out what a start needs; the build runs it`

type Load = typeof createAssistant

/**
 * Runs one command; gives the exit code. Results go to standard output, everything else to standard error. Tests that run
 * many commands hand in an assistant that is loaded already.
 */
export async function runCommandLine(argv: string[], load: Load = createAssistant): Promise<number> {
  const root = findProjectRoot(import.meta.dirname)
  try {
    return await run(argv, root, load)
  } catch (error) {
    if (error instanceof UsageError) {
      console.error(error.message)
      return 2
    }
    const words = faultWords(error, 'terminal')
    if (words === undefined) throw error
    for (const line of words) console.error(line)
    return 1
  }
}

/** What one command needs is loaded by it alone: `ask` would wait for all of it. */
async function run([command, ...rest]: string[], root: string, load: Load): Promise<number> {
  switch (command) {
    case 'ask':
      return ask(rest, root, load)
    case 'chat':
      return chat(rest, root, load)
    case 'case':
      return lookUp(rest, root, load, (assistant, words) => assistant.caseStudy(words))
    case 'checklist':
      return checklist(rest, root, load)
    case 'export':
      return (await import('./corpus-commands.js')).exportPassages(rest, root)
    case 'import':
      return withLibrary(rest, async (args, folder) =>
        (await import('./library-commands.js')).runImport(args, root, folder),
      )
    case 'library':
      return withLibrary(rest, async (args, folder) => (await import('./library-commands.js')).runLibrary(args, folder))
    case 'data':
      return (await import('./data-commands.js')).runData(rest)
    case 'installations':
      return (await import('./installations-commands.js')).runInstallations(rest)
    case 'qa':
      return (await import('./qa-commands.js')).runQa(rest, root)
    case 'index':
      return (await import('./index-commands.js')).runIndex(rest, root)
    case 'doctor':
      return (await import('./doctor-command.js')).runDoctor(rest, root)
    case 'check':
      return (await import('./corpus-commands.js')).check(rest, root)
    case 'eval':
      return (await import('./evaluate.js')).evaluate(rest, root, () => loadAnswering(root, load))
    case 'retrieve':
      return (await import('./retrieve.js')).retrieve(rest)
    case 'compile':
      return compile(rest, root, load)
    case 'help':
    case '--help':
    case '-h':
      console.log(USAGE)
      return 0
    case undefined:
      throw new UsageError(USAGE)
    default:
      throw new UsageError(`unknown command "${command}"; telework help lists them`)
  }
}

/** For a program that answers and ends. */
function loadAnswering(root: string, load: Load) {
  return load({ root, libraryFolder: libraryFolder(), watch: false })
}

async function ask(args: string[], root: string, load: Load): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean' },
    jsonl: { type: 'boolean' },
    explain: { type: 'boolean' },
    audience: { type: 'string' },
  })
  const audience = AUDIENCES.find((each) => each === (values.audience ?? 'everyone'))
  if (!audience) throw new UsageError(`ask --audience is one of: ${AUDIENCES.join(', ')}`)
  const reader = { audience, today: dayInJapan(new Date()) }
  if (values.jsonl) {
    if (positionals.length > 0) throw new UsageError('ask --jsonl takes its questions from standard input')
    const { questionLine } = await import('./question-line.js')
    const lines = parseJsonLines(await readStandardInput(), 'standard input', questionLine)
    const assistant = await loadAnswering(root, load)
    // Part of loading: `ms` says what a question takes in a program that runs, as the app does.
    await assistant.warmUp({ questions: WARM_UP_QUESTIONS })
    const answer = conversations(assistant, reader)
    for (const line of lines) process.stdout.write(`${JSON.stringify(await answer(line))}\n`)
    return 0
  }
  const text = positionals.join(' ').trim()
  if (text === '') throw new UsageError('ask needs a question: telework ask "在宅勤務の残業は？"')
  const assistant = await loadAnswering(root, load)
  const answer = await assistant.answer({ text, explain: values.explain === true }, reader)
  if (values.json) console.log(JSON.stringify(answer, undefined, 2))
  else console.log(renderAnswer(answer))
  if (values.explain && !values.json && answer.explain) console.log(renderExplanation(answer.explain))
  return 0
}

async function chat(args: string[], root: string, load: Load): Promise<number> {
  if (readArguments(args, {}).positionals.length > 0)
    throw new UsageError('chat takes no words; type them once it has begun')
  const assistant = await load({ root, libraryFolder: libraryFolder() })
  const [{ runConversation }, { createService }] = await Promise.all([
    import('./conversation.js'),
    import('../app/service.js'),
  ])
  await runConversation(createService({ assistant, log: (line) => console.error(line) }))
  assistant.close()
  return 0
}

async function checklist(args: string[], root: string, load: Load): Promise<number> {
  const { checklistTable } = await import('./checklist-table.js')
  return lookUp(args, root, load, (assistant, words) => assistant.checklist(words), checklistTable)
}

async function lookUp(
  args: string[],
  root: string,
  load: Load,
  find: (assistant: Assistant, words: string) => ReturnType<Assistant['caseStudy']>,
  table?: (answer: Answer, assistant: Assistant) => string | undefined,
): Promise<number> {
  const flag = { type: 'boolean' } as const
  const { values, positionals } = readArguments(args, table === undefined ? { json: flag } : { json: flag, csv: flag })
  const words = positionals.join(' ')
  const assistant = await loadAnswering(root, load)
  const answer = await find(assistant, words)
  if (table !== undefined && 'csv' in values && values.csv) {
    const rows = table(answer, assistant)
    if (rows === undefined)
      console.error(`checklist --csv: no one list for "${words}"; telework checklist shows them all`)
    else process.stdout.write(rows)
    return rows === undefined ? 1 : 0
  }
  console.log(values.json ? JSON.stringify(lookUpLine(answer)) : renderAnswer(answer))
  return 0
}

/** Makes what is compiled new where it is stale, so that the next start need not. */
async function compile(args: string[], root: string, load: Load): Promise<number> {
  readArguments(args, {})
  await load({ root })
  return 0
}
