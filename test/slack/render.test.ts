import { describe, expect, test } from 'vitest'
import type { Answer, TextAnswer } from '../../src/core/answers/answer.js'
import { excerptRef } from '../../src/core/answers/excerpt-ref.js'
import { contextLine } from '../../src/slack/render/blocks.js'
import { figureWords } from '../../src/slack/render/draft-case.js'
import { countBlocks, type Draft, fitMessage, type Message, messageSize } from '../../src/slack/render/message.js'
import { clipText, defangText } from '../../src/slack/render/plain-text.js'
import { renderAnswer } from '../../src/slack/render/render-answer.js'
import { renderCaseSection } from '../../src/slack/render/render-case-section.js'
import { renderPassages } from '../../src/slack/render/render-passages.js'
import { documentsOf, excerpt, SOURCES, sampleAnswer, sampleChecklist } from './sample-answers.js'

const PLAIN = { surface: 'channel', folding: true, tables: true, sources: SOURCES } as const
const NEWER = [{ title: '第5版', publisher: '総務省', published: '2021-05-31', url: 'https://www.soumu.go.jp/x/' }]

describe('an answer', () => {
  const first = { ...excerpt(), newer: NEWER }
  const second = excerpt('別の規程です。', '別', 'b#1')
  const third = excerpt('その他の箇所です。', '他', 'c#1')
  const answer: TextAnswer = { kind: 'answer', confidence: 1, leading: 2, excerpts: [first, second, third] }
  const refs = [first, second, third].map(excerptRef)

  test('is a line each for what comes close: the sentence, strong where it answers, and its short place', () => {
    const message = renderAnswer(answer, PLAIN)
    const line = (strong: string, rest: string, place: string) => [
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_quote',
            elements: [
              { type: 'text', text: strong, style: { bold: true } },
              { type: 'text', text: rest },
            ],
          },
        ],
      },
      { type: 'context', elements: [{ type: 'plain_text', text: place, emoji: false }] },
    ]
    expect(message.blocks).toEqual([
      ...line('残業', 'は認められません。', '規程（2018年）'),
      ...line('別の', '規程です。', '別（2018年）'),
      {
        type: 'actions',
        elements: [
          buttonOf('詳しく', 'more', refs.slice(0, 2).join('\n'), '詳しく、これらの箇所の前後と出典を読む'),
          buttonOf('共有', 'share', refs.join('\n'), 'チャンネルに共有する'),
          buttonOf('人に聞く', 'ask_person', `${refs.join('\n')}\n\n`, '人に聞く（担当者に質問を送ります）'),
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
                  { type: 'text', text: 'その', style: { bold: true } },
                  { type: 'text', text: '他の箇所です。' },
                ],
              },
              { type: 'rich_text_section', elements: [{ type: 'text', text: '他（2018年）' }] },
            ],
          },
        ],
      },
      {
        type: 'rich_text',
        elements: [
          {
            type: 'rich_text_section',
            elements: [
              { type: 'text', text: '⚠ 2018年4月の資料にもとづきます。新しい版: ' },
              { type: 'link', url: 'https://www.soumu.go.jp/x/', text: '第5版（総務省、2021年5月）' },
            ],
          },
        ],
      },
      { type: 'context', elements: [{ type: 'plain_text', text: '役に立ちましたか', emoji: false }] },
      {
        type: 'actions',
        elements: [
          buttonOf('はい', 'helpful', refs.join('\n'), 'はい、役に立ちました'),
          buttonOf('いいえ', 'unhelpful', refs.join('\n'), 'いいえ、役に立ちませんでした'),
        ],
      },
    ])
  })

  test('is spoken whole: each sentence on the first screen with its place', () => {
    const { text } = renderAnswer(answer, PLAIN)
    expect(text).toBe('残業は認められません。（規程（2018年）） 別の規程です。（別（2018年））')
  })

  test('too long to be spoken leaves out whole sentences, and says how many', () => {
    const long = ['あ', 'い', 'う'].map((sign, i) => excerpt(`${sign.repeat(399)}。`, '規程', `doc#${i}`))
    const { text } = renderAnswer({ kind: 'answer', confidence: 1, leading: 3, excerpts: long }, PLAIN)
    expect(text).toMatch(/^あ{399}。（規程（2018年）） い{399}。（規程（2018年）） ほか1件$/)
  })

  test('where nothing folds, offers the others by a button and keeps them out of the way', () => {
    const flat = renderAnswer(answer, { ...PLAIN, folding: false, tables: false })
    expect(JSON.stringify(flat.blocks)).not.toContain('他の箇所です')
    const buttons = flat.blocks.flatMap((block) => (block.type === 'actions' ? block.elements : []))
    expect(buttons).toContainEqual({
      type: 'button',
      text: { type: 'plain_text', text: 'ほかの箇所 1件', emoji: false },
      action_id: 'others',
      value: refs[2],
    })
  })

  test('marks the original’s own wording', () => {
    const said = (whose: 'general' | 'own') => {
      const { citation, ...rest } = excerpt()
      const excerpts = [{ ...rest, citation: { ...citation, whose }, verbatim: true }]
      return JSON.stringify(renderAnswer({ kind: 'answer', confidence: 1, leading: 1, excerpts }, PLAIN))
    }
    expect(said('general')).toContain('（原文のまま）')
    // Of one's own rules nobody doubts it, and marked they make others look changed.
    expect(said('own')).not.toContain('原文')
  })

  test('names a place once below quotations that stand in it one after another', () => {
    const excerpts = [excerpt('一つめです。'), excerpt('二つめです。'), excerpt('別です。', '別', 'b#1')]
    const { blocks } = renderAnswer({ kind: 'answer', confidence: 1, leading: 3, excerpts }, PLAIN)
    const places = blocks.flatMap((block) => (block.type === 'context' ? JSON.stringify(block) : []))
    expect(places.filter((line) => line.includes('規程（2018年）'))).toHaveLength(1)
    expect(blocks.map(({ type }) => type).slice(0, 5)).toEqual([
      ...['rich_text', 'rich_text', 'context', 'rich_text', 'context'],
    ])
  })

  test('has before a sentence what it needs: its subject in brackets, the line that a list hangs on', () => {
    const leadIn = { text: '次のものです。', start: 0, end: 7 }
    const excerpts = [
      { ...excerpt('そのため、禁じます。', '深夜残業'), subject: '深夜残業' },
      { ...excerpt('・端末', '端末', 'b#1'), leadIn },
    ]
    const { text, blocks } = renderAnswer({ kind: 'answer', confidence: 1, leading: 2, excerpts }, PLAIN)
    expect(text).toBe('（深夜残業）そのため、禁じます。（深夜残業（2018年）） 次のものです。 ・端末（端末（2018年））')
    expect(JSON.stringify(blocks)).toContain('次のものです。\\n')
  })

  test('says a heading once: before the sentence or under it', () => {
    const citation = {
      ...excerpt().citation,
      short: '総務省 導入ガイド・深夜残業（2009年）',
      document: '総務省 導入ガイド（2009年）',
    }
    const excerpts = [{ ...excerpt('そのため、禁じます。'), subject: '深夜残業', citation }]
    const { text } = renderAnswer({ kind: 'answer', confidence: 1, leading: 1, excerpts }, PLAIN)
    expect(text).toBe('（深夜残業）そのため、禁じます。（総務省 導入ガイド（2009年））')
  })
})

describe('other people’s rules where one’s own was asked for', () => {
  const answer: TextAnswer = { kind: 'answer', confidence: 1, leading: 1, excerpts: [excerpt()] }

  test.each([
    ['noneRegistered', '自社の規程は登録されていません。ほかの会社・手引きではこうです。'],
    ['notInOwn', '自社の規程には見当たりません。ほかの資料では次のとおりです。'],
    ['notInOpen', 'ご覧いただける自社の規程には見つかりませんでした。ほかの資料では次のとおりです。'],
  ] as const)('are announced as such, on the screen and in the notification (%s)', (notOwn, words) => {
    const { text, blocks } = renderAnswer({ ...answer, notOwn }, PLAIN)
    expect(text).toMatch(new RegExp(`^${words}残業は認められません。`))
    expect(blocks[0]).toEqual({
      type: 'rich_text',
      elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: words }] }],
    })
  })
})

describe('own documents that could not be searched', () => {
  const SAID = '自社の文書は、いま検索できません。少し待ってからもう一度お試しください。'
  const whole = (answer: Answer) => {
    const { text, blocks } = renderAnswer(answer, PLAIN)
    return { text, first: JSON.stringify(blocks[0]), all: JSON.stringify(blocks) }
  }

  test('are told of before other people’s rules, which are not said to be all there are', () => {
    const { text, first, all } = whole({
      ...{ kind: 'answer', confidence: 1, leading: 1, excerpts: [excerpt()], ownUnsearched: true, notOwn: 'notInOwn' },
    })
    expect(text).toMatch(new RegExp(`^${SAID}ほかの会社・手引きではこうです。残業は認められません。`))
    expect(first).toContain(SAID)
    expect(all).not.toMatch(/見当たりません|登録されていません/)
  })

  test('are told of where nothing else answers, and before what is no quotation', () => {
    const none = whole({
      kind: 'none',
      reason: 'nothing',
      confidence: 0,
      excerpts: [],
      topics: [],
      ownUnsearched: true,
    })
    expect(none.text).toMatch(new RegExp(`^${SAID}ほかの資料の中には、答えが見つかりませんでした。`))
    expect(none.first).toContain(SAID)
    const help = whole({ kind: 'help', confidence: 1, excerpts: [], ownUnsearched: true })
    expect(help.first).toContain(SAID)
  })
})

describe('what only comes near to what was asked', () => {
  const answer: TextAnswer = { kind: 'answer', confidence: 0.3, leading: 1, excerpts: [excerpt()], unsure: true }

  test.each([
    [undefined, 'はっきりとした答えは見つかりませんでした。近い記述です。'],
    [
      'noneRegistered',
      '自社の規程は登録されていません。ほかの会社・手引きにも、はっきりとした答えは見つかりませんでした。近い記述です。',
    ],
  ] as const)('is announced as such, on the screen and in the notification (%s)', (notOwn, words) => {
    const { text, blocks } = renderAnswer({ ...answer, ...(notOwn ? { notOwn } : {}) }, PLAIN)
    expect(text).toMatch(new RegExp(`^${words}残業は認められません。`))
    expect(blocks[0]).toMatchObject({ elements: [{ elements: [{ text: words }] }] })
  })
})

describe('nothing found', () => {
  const topics = [{ label: '労働時間の管理', question: '労働時間は？' }]
  const none = { kind: 'none', confidence: 0, excerpts: [], reason: 'nothing', topics } as const
  const asked = { ...PLAIN, question: '所得税は？' }
  const labelsOf = (message: Message) =>
    message.blocks
      .flatMap((block) => (block.type === 'actions' ? block.elements : []))
      .map((element) => ('text' in element ? element.text?.text : undefined))

  test('is said in so many words, with the nearest topics', () => {
    const message = renderAnswer({ ...none, excerpts: [], topics }, asked)
    expect(message.text).toBe('資料の中に答えが見つかりませんでした。')
    expect(labelsOf(message)).toEqual(['労働時間の管理', '言い換えて聞く', '人に聞く'])
  })

  test('is said before a near place, which is called no more than near', () => {
    const message = renderAnswer({ ...none, excerpts: [], topics: [], near: excerpt() }, asked)
    expect(message.text).toBe(
      '資料の中に答えが見つかりませんでした。近い記述: 残業は認められません。（規程（2018年））',
    )
    const [said, label, quotation] = message.blocks.map((block) => JSON.stringify(block))
    expect(said).toContain('資料の中に答えが見つかりませんでした。')
    expect(label).toContain('近い記述')
    expect(quotation).toContain('rich_text_quote')
  })

  test('where one’s own rule is silent on it, that is said before what the rule does say', () => {
    const message = renderAnswer({ ...none, excerpts: [], reason: 'ruleSilent', topics: [], near: excerpt() }, asked)
    expect(message.text).toBe(
      '自社の規程には、お尋ねの点の定めが見つかりませんでした。近い定め: 残業は認められません。（規程（2018年））',
    )
    expect(labelsOf(message)).toEqual(['言い換えて聞く', '人に聞く'])
  })

  test('off the subject is said with three fixed examples, whatever was near', () => {
    const message = renderAnswer({ ...none, excerpts: [], reason: 'offSubject', topics: [] }, asked)
    expect(message.text).toMatch(/^資料の中にありません。テレワークの資料についてお答えするボットです。/)
    expect(labelsOf(message)).toEqual([
      '在宅勤務の日の残業は？',
      '建設業の事例',
      'セキュリティのチェックリスト',
      '言い換えて聞く',
      '人に聞く',
    ])
  })
})

test('a comparison is spoken cell by cell', () => {
  const rows = [{ field: '導入時期', cells: ['2010年8月', undefined] }]
  const compared = { confidence: 1, excerpts: [], subjects: ['広島市', 'NEC'], cases: [], rows }
  const { text } = renderAnswer({ kind: 'compare', ...compared }, PLAIN)
  expect(text).toBe('広島市とNECを比べました。 導入時期は、広島市が2010年8月、NECが記載なし。')
})

test('reading on shows whole passages, what was quoted strong, each with its place in full', () => {
  const documents = documentsOf('在宅勤務の扱いです。残業は認められません。\n申請は前日までです。')
  const passage = documents.passage('doc#規程')!
  const pieces = documents.whole(passage)
  const quoted = [{ ...excerpt('残業は認められません。', '規程'), start: 10, end: 21 }]
  const { blocks } = renderPassages({ readings: [{ pieces, quoted }], notice: '' }, SOURCES)
  expect(blocks.slice(0, 2)).toEqual([
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_quote',
          elements: [
            { type: 'text', text: '在宅勤務の扱いです。' },
            { type: 'text', text: '残業は認められません。', style: { bold: true } },
            { type: 'text', text: '\n申請は前日までです。' },
          ],
        },
      ],
    },
    { type: 'context', elements: [{ type: 'plain_text', text: '総務省『資料』（2018年4月） 箇所', emoji: false }] },
  ])
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

  test('takes as many units and blocks as it says, and no more', () => {
    const five = (length: number) => fitMessage(draft(5, length))
    const each = Math.floor((10_000 - messageSize(five(0))) / 5)
    expect(five(each).blocks).toHaveLength(7)
    expect(messageSize(five(each))).toBeGreaterThan(9990)
    expect(JSON.stringify(five(each + 3))).toContain('ほか1件は省略しました。')
    expect(fitMessage(draft(43, 1)).blocks).toHaveLength(45)
    expect(JSON.stringify(fitMessage(draft(44, 1)))).toContain('省略しました。')
  })

  test('counts what is folded, and folds no more than may be folded', () => {
    const folding = (count: number): Draft => ({ ...draft(count, 1), foldTitle: (shown) => `ほか${shown}件` })
    const folded = fitMessage(folding(10)).blocks
    expect(folded.map(({ type }) => type)).toEqual(['context', 'container', 'context'])
    expect(countBlocks(folded)).toBe(13)
    expect(fitMessage(folding(11)).blocks.map(({ type }) => type)).toEqual(Array(13).fill('context'))
    const [first, ...others] = folding(2).later
    const image = { type: 'image', image_url: 'x', alt_text: 'x' } as const
    const pictured = { ...folding(2), later: [{ ...first!, blocks: [...first!.blocks, image] }, ...others] }
    expect(fitMessage(pictured).blocks.map(({ type }) => type)).not.toContain('container')
  })

  test('cuts a head that is too long by itself from its end, says so, and keeps the tail where it can', () => {
    const long = (count: number, tail: number): Draft => ({
      ...draft(3, 1),
      head: Array.from({ length: count }, (_, i) => contextLine(`${i}${'う'.repeat(1900)}`)),
      tail: Array.from({ length: tail }, (_, i) => contextLine(`tail ${i}`)),
    })
    const texts = (of: Draft) => textsOf(of).map((text) => /"text":"(.{1,6})/.exec(text)?.[1])
    expect(texts(long(9, 2))).toEqual([
      '0ううううう',
      '1ううううう',
      '2ううううう',
      '3ううううう',
      '長いため、一',
      'tail 0',
      'tail 1',
    ])
    // Not even one of the head beside such a tail.
    expect(texts(long(9, 60))).toEqual(['0ううううう', '長いため、一'])
  })

  test('says at most a thousand characters, escaped, whole and never in the midst of an escape', () => {
    const spoken = (summary: string) => fitMessage({ ...draft(0, 0), summary }).text
    expect(spoken('残業は<200時間> & 休憩')).toBe('残業は&lt;200時間&gt; &amp; 休憩')
    expect(spoken('あ'.repeat(1000))).toBe('あ'.repeat(1000))
    expect(spoken('あ'.repeat(1001))).toBe(`${'あ'.repeat(999)}…`)
    const escaped = spoken('&'.repeat(1000))
    expect(escaped.length).toBeLessThanOrEqual(1000)
    expect(escaped).toMatch(/^(?:&amp;)+…$/)
  })

  test('says something where there is nothing to say', () => {
    expect(fitMessage({ ...draft(0, 0), summary: ' \n' }).text).toBe('テレワークの資料からお答えします。')
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
  expect(first).toMatch(/ほか\d+項目は省略しました/)
  expect(first).toContain('"value":"l\\nlist"')
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

test('a compared cell that the source is silent on says so', () => {
  expect(JSON.stringify(renderAnswer(sampleAnswer('compare'), PLAIN))).toContain('記載なし')
})

test.each([
  [
    { label: 'ガソリン', unit: 'L', before: 34000, after: 28000, beforePeriod: '平成20', afterPeriod: '23年度' },
    'ガソリン 34,000L → 28,000L（平成20→23年度）',
  ],
  [{ label: '労働時間', unit: '時間', value: 1900, period: '年' }, '労働時間 1,900時間（年）'],
  [{ label: '残業', unit: '%', change: -30 }, '残業 30%減'],
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
