import { describe, expect, test } from 'vitest'
import { excerptRef } from '../../src/core/answers/excerpt-ref.js'
import { contextLine } from '../../src/slack/render/blocks.js'
import { figureWords } from '../../src/slack/render/draft-case.js'
import { type Draft, fitMessage, messageSize } from '../../src/slack/render/message.js'
import { clipText, defangText } from '../../src/slack/render/plain-text.js'
import { renderAnswer } from '../../src/slack/render/render-answer.js'
import { renderCaseSection } from '../../src/slack/render/render-case-section.js'
import { renderChecklistFrom } from '../../src/slack/render/render-checklist-from.js'
import { excerpt, SOURCES, sampleAnswer, sampleChecklist } from './sample-answers.js'

const PLAIN = { surface: 'channel', folding: true, tables: true, sources: SOURCES } as const
const NEWER = [{ title: '第5版', publisher: '総務省', published: '2021-05-31', url: 'https://www.soumu.go.jp/x/' }]

describe('an answer', () => {
  test('is the quotation with its words strong, its place, what is newer, buttons, the others folded, feedback', () => {
    const first = { ...excerpt(), newer: NEWER }
    const other = excerpt('別の規程です。', '別', 'b#1')
    const [ref, otherRef] = [excerptRef(first), excerptRef(other)]
    const message = renderAnswer({ kind: 'answer', confidence: 1, excerpts: [first, other] }, PLAIN)
    expect(message).toEqual({
      text: '残業は認められません。（規程（資料、2018年4月））ほか1件',
      blocks: [
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_quote',
              elements: [
                { type: 'text', text: '残業', style: { bold: true } },
                { type: 'text', text: 'は認められません。' },
              ],
            },
          ],
        },
        { type: 'context', elements: [{ type: 'plain_text', text: '規程（資料、2018年4月）', emoji: false }] },
        {
          type: 'rich_text',
          elements: [
            {
              type: 'rich_text_section',
              elements: [
                { type: 'text', text: '⚠ 2018年4月の内容です。新しい版: ' },
                { type: 'link', url: 'https://www.soumu.go.jp/x/', text: '第5版（総務省、2021年5月）' },
              ],
            },
          ],
        },
        {
          type: 'actions',
          elements: [
            buttonOf('詳しく', 'more', ref, '詳しく、この箇所の前後を読む'),
            buttonOf('共有', 'share', `${ref}\n${otherRef}`, 'チャンネルに共有する'),
          ],
        },
        {
          type: 'container',
          title: { type: 'plain_text', text: 'ほかの箇所 1件', emoji: false },
          is_collapsible: true,
          default_collapsed: true,
          child_blocks: [
            {
              type: 'rich_text',
              elements: [
                {
                  type: 'rich_text_quote',
                  elements: [
                    { type: 'text', text: '別の', style: { bold: true } },
                    { type: 'text', text: '規程です。' },
                  ],
                },
                { type: 'rich_text_section', elements: [{ type: 'text', text: '別（資料、2018年4月）' }] },
              ],
            },
          ],
        },
        { type: 'context', elements: [{ type: 'plain_text', text: '役に立ちましたか', emoji: false }] },
        {
          type: 'actions',
          elements: [
            buttonOf('はい', 'helpful', `${ref}\n${otherRef}`, 'はい、役に立ちました'),
            buttonOf('いいえ', 'unhelpful', `${ref}\n${otherRef}`, 'いいえ、役に立ちませんでした'),
          ],
        },
      ],
    })
  })

  test('where nothing folds, shows the others in the open', () => {
    const flat = renderAnswer(sampleAnswer('answer'), { ...PLAIN, folding: false, tables: false })
    expect(flat.blocks.map((block) => block.type)).not.toContain('container')
    expect(flat.blocks.filter((block) => block.type === 'rich_text')).toHaveLength(4)
  })

  test('marks the original’s own wording', () => {
    const message = renderAnswer({ kind: 'answer', confidence: 1, excerpts: [{ ...excerpt(), verbatim: true }] }, PLAIN)
    expect(JSON.stringify(message)).toContain('（原文のまま）')
  })
})

describe('the budget', () => {
  const draft = (count: number, length: number): Draft => ({
    summary: 's',
    head: [contextLine('head')],
    later: Array.from({ length: count }, (_, i) => ({
      blocks: [contextLine(`${i}${'あ'.repeat(length)}`)],
      ref: String(i),
    })),
    counter: '件',
    whenDropped: (refs) => [contextLine(`reach ${refs.join()}`)],
    tail: [contextLine('tail')],
  })
  const textsOf = (of: Draft) => fitMessage(of).blocks.map((block) => JSON.stringify(block))

  test('keeps everything that fits', () => {
    expect(textsOf(draft(3, 10)).join()).not.toContain('省略')
    expect(textsOf(draft(3, 10))).toHaveLength(5)
  })

  test('drops the last ones first, says how many, and keeps head and tail', () => {
    const texts = textsOf(draft(8, 1900))
    expect(texts.at(0)).toContain('head')
    expect(texts.at(-1)).toContain('tail')
    expect(texts.join()).toContain('ほか4件は省略しました。')
    expect(texts.join()).toContain('reach 4,5,6,7')
    expect(messageSize(fitMessage(draft(8, 1900)))).toBeLessThanOrEqual(10_000)
  })

  test('drops for too many blocks too', () => {
    expect(fitMessage(draft(60, 1)).blocks.length).toBeLessThanOrEqual(45)
    expect(textsOf(draft(60, 1)).join()).toMatch(/ほか\d+件は省略しました。/)
  })
})

test('a long checklist says where it goes on, and goes on there', () => {
  const steps = sampleChecklist('対策', 60)
  const answer = { ...sampleAnswer('checklist', '対策', 0), checklist: steps } as never
  const first = JSON.stringify(renderAnswer(answer, PLAIN))
  const dropped = Number(/ほか(\d+)項目は省略しました/.exec(first)?.[1])
  expect(first).toContain(`"value":"list\\n${60 - dropped}"`)
  expect(JSON.stringify(renderChecklistFrom(answer, 60 - dropped, PLAIN))).toContain(`"${60 - dropped + 1}. 対策"`)
})

test('a document without a date is said to have none, in the help too', () => {
  const rules = { id: 'rules', title: '在宅勤務規程', published: '', circa: false, kind: '', topics: [] }
  const help = JSON.stringify(renderAnswer(sampleAnswer('help'), { ...PLAIN, sources: [rules] }))
  expect(help).toContain('『在宅勤務規程』（日付なし）')
})

test('a section of a case leads to its other sections', () => {
  const json = JSON.stringify(renderCaseSection(sampleAnswer('case', '効果'), '効果0', PLAIN))
  expect(json).not.toContain('"text":"効果0"')
  expect(json).toContain('"text":"効果1"')
})

test('cases beyond ten are told of, with a button that has their ids', () => {
  const json = JSON.stringify(renderAnswer(sampleAnswer('cases', '市', 12), PLAIN))
  expect(json).toContain('ほか2件あります。')
  expect(json).toContain('"value":"case-10\\ncase-11"')
  expect(json).toContain('12件（全43件中）')
})

test('a compared cell that the source is silent on says so', () => {
  expect(JSON.stringify(renderAnswer(sampleAnswer('compare'), PLAIN))).toContain('記載なし')
})

test.each([
  [
    { label: 'ガソリン', unit: 'L', before: 34000, after: 28000, beforePeriod: '平成20', afterPeriod: '23年度' },
    'ガソリン 34,000L → 28,000L（平成20→23年度）',
  ],
  [{ label: '労働時間', unit: '時間', value: 1900, period: '年' }, '労働時間 1,900時間（年）'],
  [{ label: '残業', unit: '%', change: -30 }, '残業 -30%の変化'],
])('the figure %j reads as in the case', (figure, words) => {
  expect(figureWords(figure)).toBe(words)
})

test.each([
  ['そのまま', 4, 'そのまま'],
  ['長い文です', 4, '長い文…'],
  ['👨‍👩‍👧‍👦家族', 5, '…'],
])('%s in %i units is %s', (text, max, clipped) => {
  expect(clipText(text, max)).toBe(clipped)
})

test.each([
  '<!channel>',
  '＜!channel＞',
  '@here',
  '＠ＨＥＲＥ',
  'https://evil.example',
  'ｈｔｔｐ：／／evil',
  'MAILTO:a@b.example',
  'www.evil.example',
])('%s is made harmless', (text) => {
  expect(defangText(text).normalize('NFKC').toLowerCase()).not.toMatch(/<!|@here|:\/\/|mailto:a|\.evil|\.example/)
  expect(defangText(text).replaceAll('\u2060', '')).toBe(text)
})

function buttonOf(text: string, action_id: string, value: string, accessibility_label: string) {
  return { type: 'button', text: { type: 'plain_text', text, emoji: false }, action_id, value, accessibility_label }
}
