import { type LineSource, originWords, restsOnDocuments, sourceWords } from '../../core/corpus/line-sources.js'
import { renderCsv } from '../csv.js'
import type { ListVersion, Run } from '../stores/run-store.js'
import { progressOf, STATE_WORDS } from './progress.js'
import { sectionsOf } from './sections.js'

/** What a list or a run is written out with. */
export interface Written {
  list: Pick<ListVersion, 'title' | 'items'>
  /** Absent where nobody has begun. */
  run?: Run
  /** Where its lines come from, in their order. */
  sources: readonly LineSource[]
  nameOf: (user: string | undefined) => string
  /** 「2026-11-20 10:15」. */
  timeOf: (at: number) => string
  /** YYYY-MM-DD as it is read; as it is where not said. */
  dayOf?: (day: string) => string
}

const HEAD = ['番号', '区分', '項目', '出典']
const HEAD_OF_RUN = ['番号', '区分', '項目', '済み', '済みにした人', '済みにした日時', '担当', '期日', 'メモ', '出典']

/** A table for spreadsheets. */
export function writeCsv({ list, run, sources, nameOf, timeOf }: Written): string {
  const isOwn = !restsOnDocuments(sources)
  const rows = list.items.map((item, i) => {
    const own = [String(i + 1), item.group ?? '', item.text]
    const origin = sources[i]?.origin
    const from = origin === undefined || (isOwn && origin === 'own') ? '' : originWords(origin)
    if (run === undefined) return [...own, from]
    const { ticked, owner, due = '', note = '' } = run.items[item.id] ?? {}
    const done = ticked === undefined ? ['', '', ''] : ['済み', nameOf(ticked.user), timeOf(ticked.at)]
    return [...own, ...done, owner === undefined ? '' : nameOf(owner), due, note, from]
  })
  return renderCsv([run === undefined ? HEAD : HEAD_OF_RUN, ...rows])
}

/** The same to read. */
export function writeMarkdown({ list, run, sources, nameOf, timeOf, dayOf = (day) => day }: Written): string {
  const { done, of } = progressOf(list.items, run)
  const title = run?.title ?? list.title
  const lines = [
    `# ${marked(title)}`,
    '',
    ...(title === list.title ? [] : [`チェックリスト: ${marked(list.title)}`, '']),
    ...(run === undefined ? [] : [`済み ${done} / ${of}${restWords(run, { nameOf, timeOf })}`, '']),
  ]
  let name: string | undefined
  for (const section of sectionsOf(list.items)) {
    if (section.name !== name && section.name !== undefined) lines.push(`## ${marked(section.name)}`, '')
    name = section.name
    for (const { id, number, text } of section.items) {
      const { ticked, owner, due, note = '' } = run?.items[id] ?? {}
      const facts = [
        ...(ticked === undefined ? [] : [`${nameOf(ticked.user)} ${timeOf(ticked.at)}`]),
        ...(owner === undefined ? [] : [`担当: ${nameOf(owner)}`]),
        ...(due === undefined ? [] : [`期日: ${dayOf(due)}`]),
      ]
      const box = run === undefined ? '' : ticked === undefined ? '[ ] ' : '[x] '
      lines.push(`- ${box}${number}. ${marked(text)}${facts.length === 0 ? '' : `（${marked(facts.join('、'))}）`}`)
      for (const line of note.split('\n').filter((each) => each.trim() !== '')) lines.push(`  - メモ: ${marked(line)}`)
    }
    lines.push('')
  }
  for (const words of sourceWords(sources)) lines.push(...words.split('\n').map((line) => marked(line)), '')
  return lines.join('\n')
}

/** 「（一時停止中: 高橋 澪 2026-12-07 10:15）」. */
function restWords({ state, stateSet }: Run, { nameOf, timeOf }: Pick<Written, 'nameOf' | 'timeOf'>): string {
  if (state === 'open') return ''
  const since = stateSet === undefined ? '' : `: ${nameOf(stateSet.user)} ${timeOf(stateSet.at)}`
  return marked(`（${STATE_WORDS[state]}${since}）`)
}

/** Words that nothing in Markdown reads as its own. */
function marked(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_[\]<>|#]/g, '\\$&')
}
