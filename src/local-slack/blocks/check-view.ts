import { z } from 'zod'
import { type Json, SlackRefusal } from '../json.js'
import { RULES } from '../rules.js'
import { blockProblems } from './check-message.js'
import { type BlockProblem, errorLines, problemsOf } from './problems.js'
import { plainText } from './text-objects.js'

const shared = {
  blocks: z.array(z.unknown()),
  private_metadata: z.string().max(RULES.privateMetadata.max).optional(),
  callback_id: z.string().max(RULES.callbackId.max).optional(),
  external_id: z.string().max(255).optional(),
}
const word = plainText(RULES.viewTitle.max)
const view = z.discriminatedUnion('type', [
  z.strictObject({
    type: z.literal('modal'),
    title: word,
    submit: word.optional(),
    close: word.optional(),
    clear_on_close: z.boolean().optional(),
    notify_on_close: z.boolean().optional(),
    submit_disabled: z.boolean().optional(),
    ...shared,
  }),
  z.strictObject({ type: z.literal('home'), ...shared }),
])

export function viewProblems(given: unknown, at = '/view'): BlockProblem[] {
  const checked = view.safeParse(given)
  const problems = checked.success ? [] : problemsOf(checked.error, at)
  const { type, blocks, submit } = (given ?? {}) as Json
  if (Array.isArray(blocks)) {
    problems.push(...blockProblems(blocks, type === 'home' ? 'home' : 'modal', `${at}/blocks`))
    const asks = blocks.some((block: Json) => block?.type === 'input')
    if (type === 'modal' && asks && submit === undefined)
      problems.push({ pointer: `${at}/submit`, code: 'failed_constraint', message: 'missing required field: submit' })
  }
  return problems
}

/** Throws as `views.*` do where the view is not one that Slack takes. */
export function checkView(given: unknown, type: 'modal' | 'home'): void {
  if (typeof given !== 'object' || given === null) throw new SlackRefusal('invalid_arguments')
  if ((given as Json).type !== type) throw refusal([{ pointer: '/view/type', code: '', message: `must be ${type}` }])
  const problems = viewProblems(given)
  if (problems.length > 0) throw refusal(problems)
  if (Buffer.byteLength(JSON.stringify(given)) > RULES.viewBytes.max) throw new SlackRefusal('view_too_large')
}

function refusal(problems: BlockProblem[]): SlackRefusal {
  return new SlackRefusal('invalid_arguments', { response_metadata: { messages: errorLines(problems) } })
}
