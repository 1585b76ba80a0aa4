import type { Source } from '../../../core/corpus/corpus.js'
import { sectionsOf } from '../../../service/checklists/sections.js'
import { ACTIONS } from '../../ids.js'
import { LIMITS } from '../../limits.js'
import { actions, button, contextLine, header, lines, richText, run, section } from '../blocks.js'
import { fitMessage, type Later, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'
import { sectionName } from './boxes.js'
import { sourceLines } from './run-message.js'
import { renderRunRef } from './run-ref.js'
import type { ShownRun } from './shown-run.js'

/** A list as somebody put it into a channel: by its title, with all its lines that fit, and the way to tick them. */
export function renderSharedList(
  shown: Pick<ShownRun, 'list' | 'source'>,
  { name, sentence }: { name: string; sentence: string },
  sources: readonly Source[],
): Message {
  const { list } = shown
  const by = defangText(clipText(name.replace(/\s+/g, ' ').trim(), LIMITS.displayName.max))
  const who = by === '' ? '共有されました' : `${by}さんが共有しました`
  const title = `${defangText(list.title)}（${list.items.length}項目）`
  const own = defangText(clipText(sentence.trim(), LIMITS.ownSentence.max))
  const ref = renderRunRef({ list: list.list })
  const later = sectionsOf(list.items).map((each): Later => {
    const heading = sectionName(each) === '' ? [] : [[run(sectionName(each), true)]]
    const steps = each.items.map(({ number, text }) => [run(`${number}. ${defangText(text)}`)])
    return { blocks: [richText(lines(...heading, ...steps))], ref: String(each.index) }
  })
  return fitMessage({
    summary: `${who}: ${title} ${list.items.map(({ text }) => text).join(' ')}`,
    head: [contextLine(who), ...(own === '' ? [] : [richText(section(run(`「${own}」`)))]), header(title)],
    later,
    counter: 'セクション',
    tail: [
      ...sourceLines(shown, sources),
      ...actions([
        button({
          text: '開いて印を付ける',
          action: ACTIONS.openRun,
          value: ref,
          label: '開いて印を付ける（自分だけに見えます）',
        }),
        button({ text: 'チャンネルで進める', action: ACTIONS.startRun, value: ref, of: title }),
      ]),
    ],
  })
}
