import type { Digest } from '../../../service/desk/digest.js'
import { LIMITS } from '../../limits.js'
import { contextLine, lines, richText, run, section } from '../blocks.js'
import { fitMessage, type Message } from '../message.js'
import { clipText, defangText } from '../plain-text.js'
import { figureLines } from './figures-blocks.js'

const TITLE = '先週のテレワーク相談'

/** The week in figures and the questions that the documents do not answer; nobody is named. */
export function renderDigest({ figures, groups, more, waiting }: Digest): Message {
  const figured = figureLines(figures)
  const asked = groups.map(
    ({ words, ids }) => `${clipText(defangText(words).replaceAll('\n', ' '), 80)}（${ids.length}件）`,
  )
  return fitMessage({
    summary: [TITLE, ...figured, ...asked].join(' '),
    head: [
      richText(section(run(TITLE, true))),
      richText(section(run(figured.join('\n')))),
      ...(waiting === 0
        ? []
        : [richText(section(run(`担当者への質問で、対応が済んでいないものが${waiting}件あります。`)))]),
      ...(asked.length === 0
        ? []
        : [
            richText(section(run('資料で答えられなかった質問', true))),
            richText(lines(...asked.map((each) => [run(clipText(`・${each}`, LIMITS.lineText.max))]))),
          ]),
      contextLine(
        `${more > 0 ? `ほか${more}組。` : ''}ボットのホームで、回答したり資料の箇所と結びつけたりできます。このお知らせは /telework 設定 で止められます。`,
      ),
    ],
    later: [],
    counter: '件',
    tail: [],
  })
}
