import type { LiveAssistant } from '../app/live-assistant.js'
import { loadCorpus } from '../data/load-corpus.js'
import { answerLine, WARM_UP_QUESTIONS } from './ask.js'
import { withLibrary } from './corpus-commands.js'
import { readArguments, readTextFile, UsageError } from './input.js'
import { parseQuestionFiles, renderScores, scoreAnswers } from './score.js'

/** `telework eval FILE…`: scores question files. */
export async function evaluate(args: string[], root: string, load: () => Promise<LiveAssistant>): Promise<number> {
  const { values, positionals } = readArguments(args, {
    json: { type: 'boolean' },
    show: { type: 'string', default: '0' },
  })
  if (positionals.length === 0) throw new UsageError('eval needs at least one file')
  const questions = parseQuestionFiles(positionals.map((path) => ({ name: path, text: readTextFile(path) })))
  const assistant = await load()
  await assistant.warmUp({ questions: WARM_UP_QUESTIONS })
  const answers = new Map<string, Awaited<ReturnType<typeof answerLine>>>()
  for (const { key, text } of questions.asked)
    answers.set(key, await answerLine(assistant, { id: key, question: text }))
  const scores = scoreAnswers(questions, answers, withLibrary(loadCorpus(root)).passages)
  console.log(values.json ? JSON.stringify(scores.figures) : renderScores(scores, Number(values.show)))
  return 0
}
