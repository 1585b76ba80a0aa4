import type { PlainTextOption, StaticSelect } from '@slack/types'
import type { Case } from '../../core/corpus/corpus.js'
import { ACTIONS } from '../ids.js'
import { LIMITS } from '../limits.js'
import { actions, option, plain, richText, run, section } from './blocks.js'
import { fitMessage, type Message } from './message.js'
import { clipText } from './plain-text.js'

/** Which case to put beside this one: the most alike first. A value is the ids of both. */
export function renderCompareChoice(caseId: string, near: string[], cases: readonly Case[]): Message {
  const own = cases.find((each) => each.id === caseId)
  const nearness = (each: Case) => (near.includes(each.id) ? near.indexOf(each.id) : near.length)
  const options = [...cases]
    .filter((each) => each.id !== caseId && `${caseId}\n${each.id}`.length <= LIMITS.optionValue.max)
    .sort((a, b) => nearness(a) - nearness(b))
    .slice(0, LIMITS.selectOptions.max)
    .map((each) => option(each.name, `${caseId}\n${each.id}`))
  const said =
    own === undefined
      ? '比べる事例を選んでください。'
      : `${clipText(own.name, LIMITS.lineText.max)}と比べる事例を選んでください。`
  const select: StaticSelect = {
    type: 'static_select',
    action_id: ACTIONS.compareWith,
    placeholder: plain('事例を選ぶ'),
    options: asManyAsFit(options),
  }
  return fitMessage({
    summary: said,
    head: [richText(section(run(said)))],
    later: [],
    counter: '件',
    tail: options.length === 0 ? [] : actions([select]),
  })
}

/** What a message holds beside the menu: a sentence that names the case, and its notification. */
const BESIDE = 2000

function asManyAsFit(options: readonly PlainTextOption[]): PlainTextOption[] {
  let room = LIMITS.message.max - BESIDE
  return options.filter((each) => {
    room -= JSON.stringify(each).length + 1
    return room >= 0
  })
}
