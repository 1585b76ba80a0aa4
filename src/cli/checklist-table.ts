import type { Answer } from '../core/answers/answer.js'
import { checklistTitle } from '../core/corpus/step-text.js'
import { writeCsv } from '../service/checklists/export-run.js'
import { itemsOf } from '../service/checklists/lists.js'

/** What `checklist --csv` prints: the list as a table that opens in Excel. Undefined where no one list was found. */
export function checklistTable(answer: Answer): string | undefined {
  if (answer.kind !== 'checklist') return undefined
  const { checklist } = answer
  return writeCsv({
    list: {
      title: checklistTitle(checklist),
      items: itemsOf(checklist).map((item, i) => ({ ...item, id: String(i) })),
    },
    sources: answer.citations.map((origin, i) => ({ number: i + 1, origin })),
    // Nobody has begun it: no names, no times.
    nameOf: () => '',
    timeOf: () => '',
  })
}
