import { z } from 'zod'
import type { Intent } from '../core/index/intent.js'
import { readFilesUnder, stripAbsent } from './file-reading.js'
import { DataError, type Problem } from './problem.js'
import { parseYamlValue, type YamlValue } from './yaml-value.js'

const text = z.string().trim().min(1)

const INTENT_KINDS = [
  'answer',
  'definition',
  'statistics',
  'case',
  'cases',
  'compare',
  'checklist',
  'share',
  'help',
  'smalltalk',
  'none',
] as const

const intentSchema = z.strictObject({
  id: text,
  kind: z.enum(INTENT_KINDS),
  reply: text.optional(),
  cues: z.array(z.array(text).min(1)).default([]),
  utterances: z.array(text).min(5),
})

/**
 * Reads and checks `intents/*.yml` below `root`. Throws DataError with every problem: besides shapes, an utterance that
 * stands under two intents, and a small-talk intent that has nothing to say.
 */
export function loadIntents(root: string): Intent[] {
  const problems: Problem[] = []
  const loaded: YamlValue<z.infer<typeof intentSchema>>[] = []
  const owners = new Map<string, string>()
  for (const file of readFilesUnder(root, 'intents', '.yml', problems)) {
    const parsed = parseYamlValue({ file: file.path, text: file.text, firstLine: 1 }, intentSchema)
    if (!parsed.ok) {
      problems.push(...parsed.problems)
      continue
    }
    const { value, problem } = parsed.value
    if (`${value.id}.yml` !== file.name)
      problems.push(problem(['id'], `expected "${file.name.slice(0, -4)}", the file's name`))
    if (value.kind === 'smalltalk' && value.reply === undefined) problems.push(problem(['reply'], 'missing'))
    value.utterances.forEach((utterance, i) => {
      const owner = owners.get(utterance)
      if (owner !== undefined) problems.push(problem(['utterances', i], `"${utterance}" stands in ${owner} too`))
      owners.set(utterance, file.path)
    })
    loaded.push(parsed.value)
  }
  if (problems.length > 0) throw new DataError(problems)
  return loaded.map(({ value }) => stripAbsent(value) as Intent)
}
