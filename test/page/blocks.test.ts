import { describe, expect, test } from 'vitest'
import type { Json } from '../../src/local-slack/json.js'
import { keyedBlocks } from '../../src/page/blocks/block-json.js'
import { choicesOf, flatChoices, roomChoices } from '../../src/page/blocks/choices.js'
import { faultIn, fieldsOf, initialValue, isEmpty } from '../../src/page/blocks/field-value.js'
import { parseMrkdwn } from '../../src/page/blocks/mrkdwn.js'
import { slackDate } from '../../src/page/blocks/slack-date.js'
import type { Room } from '../../src/page/protocol.js'

function plain(text: string): Json {
  return { type: 'plain_text', text }
}

function option(text: string, value: string): Json {
  return { text: plain(text), value }
}

/** The leaves of one section. */
function leavesOf(text: string): unknown {
  const [section, ...others] = parseMrkdwn(text)
  expect(others).toEqual([])
  return section?.elements
}

describe('mrkdwn', () => {
  test('people, channels, links and groups stand among the words', () => {
    expect(leavesOf('<@U1> が <#C1|general> で <https://x.jp/?a=1&amp;b|資料> を <!here> に')).toEqual([
      { type: 'user', user_id: 'U1' },
      { type: 'text', text: ' が ' },
      { type: 'channel', channel_id: 'C1' },
      { type: 'text', text: ' で ' },
      { type: 'link', url: 'https://x.jp/?a=1&b', text: '資料' },
      { type: 'text', text: ' を ' },
      { type: 'broadcast', range: 'here' },
      { type: 'text', text: ' に' },
    ])
  })

  test('what is escaped is text, never a mark', () => {
    expect(leavesOf('&lt;@U1&gt; &amp;lt;')).toEqual([{ type: 'text', text: '<@U1> &lt;' }])
  })

  test('emphasis wants a half-width neighbour: inside Japanese the asterisks stay', () => {
    expect(leavesOf('これは*太字*です')).toEqual([{ type: 'text', text: 'これは*太字*です' }])
    expect(leavesOf('これは *太字* です')).toEqual([
      { type: 'text', text: 'これは ' },
      { type: 'text', text: '太字', style: { bold: true } },
      { type: 'text', text: ' です' },
    ])
  })

  test.each(['これは*太字* です', 'これは *太字*です', 'snake_case_name', '*空 *'])('%s keeps its marks', (text) => {
    expect(leavesOf(text)).toEqual([{ type: 'text', text }])
  })

  test('emphasis inside emphasis has both', () => {
    expect(leavesOf('*a _b_*')).toEqual([
      { type: 'text', text: 'a ', style: { bold: true } },
      { type: 'text', text: 'b', style: { bold: true, italic: true } },
    ])
  })

  test('a scheme that runs something is no link', () => {
    expect(leavesOf('<javascript:alert(1)|押す>')).toEqual([{ type: 'text', text: '<javascript:alert(1)|押す>' }])
  })

  test('a bare address is a link up to the Japanese after it', () => {
    expect(leavesOf('https://x.jp/a。次')).toEqual([
      { type: 'link', url: 'https://x.jp/a' },
      { type: 'text', text: '。次' },
    ])
  })

  test('quoted lines and code stand by themselves', () => {
    expect(parseMrkdwn('前\n&gt; 引用\n&gt; 二行\n後\n```x < 1```').map(({ type }) => type)).toEqual([
      'rich_text_section',
      'rich_text_quote',
      'rich_text_section',
      'rich_text_preformatted',
    ])
  })
})

describe('dates', () => {
  const now = new Date(2026, 3, 2, 9, 0)
  const seconds = (...at: [number, number, number, number, number]) => new Date(...at).getTime() / 1000

  test('are said in Japanese', () => {
    expect(slackDate(seconds(2026, 2, 5, 13, 4), '{date_num} {date} {time}', now)).toBe('2026-03-05 2026年3月5日 13:04')
  })

  test('a near day has a name', () => {
    expect(slackDate(seconds(2026, 3, 1, 23, 59), '{date_pretty} {unknown} {constructor}', now)).toBe(
      '昨日 {unknown} {constructor}',
    )
    expect(slackDate(seconds(2026, 3, 2, 6, 0), '{ago}', now)).toBe('3 時間前')
  })
})

describe('fields', () => {
  test('begin with what the app says, or with the open room', () => {
    expect(initialValue({ type: 'plain_text_input', initial_value: '前' })).toEqual({ value: '前' })
    expect(initialValue({ type: 'checkboxes' })).toEqual({ selected_options: [] })
    expect(initialValue({ type: 'constructor' })).toEqual({ value: null })
    const rooms = { type: 'conversations_select', default_to_current_conversation: true, initial_conversation: 'C2' }
    expect(initialValue(rooms, 'C1')).toEqual({ selected_conversation: 'C1' })
    expect(initialValue(rooms)).toEqual({ selected_conversation: 'C2' })
  })

  test('nothing typed and nothing chosen is empty', () => {
    expect([{ value: null }, { value: '' }, { selected_options: [] }, { selected_option: null }].map(isEmpty)).toEqual(
      Array(4).fill(true),
    )
    expect(isEmpty({ selected_date_time: 0 })).toBe(false)
  })

  test.each<[string, Json, Json, string | undefined]>([
    ['a required text', { type: 'plain_text_input' }, { value: null }, '入力してください。'],
    ['a required choice', { type: 'static_select' }, { selected_option: null }, '入力してください。'],
    [
      'a text too long',
      { type: 'plain_text_input', max_length: 3 },
      { value: 'あいうえ' },
      '3文字以内で入力してください（いま4文字）。',
    ],
    [
      'a text too short',
      { type: 'plain_text_input', min_length: 3 },
      { value: 'あ' },
      '3文字以上で入力してください（いま1文字）。',
    ],
    ['a text as long as may be', { type: 'plain_text_input', max_length: 3 }, { value: 'あいう' }, undefined],
    ['no address', { type: 'email_text_input' }, { value: 'x' }, 'メールアドレスを入力してください。'],
    ['a fraction', { type: 'number_input', is_decimal_allowed: false }, { value: '1.5' }, '整数を入力してください。'],
    ['too small a number', { type: 'number_input', min_value: '1' }, { value: '0' }, '1以上の数字を入力してください。'],
    [
      'too many choices',
      { type: 'multi_static_select', max_selected_items: 1 },
      { selected_options: [option('A', 'a'), option('B', 'b')] },
      '選べるのは1件までです。',
    ],
  ])('%s', (_, element, value, fault) => {
    expect(faultIn({ id: 'x', element, required: true }, value)).toBe(fault)
  })

  test('an optional field may be empty', () => {
    const blocks = [{ type: 'input', optional: true, element: { type: 'plain_text_input' } }, { type: 'divider' }]
    const [field, ...others] = fieldsOf(blocks, (_, i) => `b${i}`)
    expect(others).toEqual([])
    expect(faultIn(field!, { value: null })).toBeUndefined()
  })
})

describe('menus', () => {
  const rooms: Room[] = [
    { id: 'C1', name: 'general', kind: 'channel', topic: '', members: ['U1', 'U2', 'UBOT'] },
    { id: 'D1', name: '', kind: 'dm', topic: '', members: ['U1', 'UBOT'] },
    { id: 'D2', name: '', kind: 'dm', topic: '', members: ['U1', 'U2'] },
    { id: 'D3', name: '', kind: 'dm', topic: '', members: ['U2', 'U3'] },
  ]
  const offered = (element: Json) =>
    roomChoices(element, { rooms, person: 'U1', app: 'UBOT', nameOf: (id) => `${id}さん` }).map(({ label }) => label)

  test('rooms are those of the filter, and of DMs those of one’s own', () => {
    expect(offered({ type: 'conversations_select' })).toEqual(['#general', 'UBOTさん', 'U2さん'])
    expect(offered({ type: 'conversations_select', filter: { include: ['public', 'private'] } })).toEqual(['#general'])
    expect(offered({ type: 'conversations_select', filter: { include: ['im'], exclude_bot_users: true } })).toEqual([
      'U2さん',
    ])
    expect(offered({ type: 'channels_select' })).toEqual(['#general'])
  })

  test('options keep their groups, and are told to the app as they came', () => {
    const choices = choicesOf({ option_groups: [{ label: plain('企業'), options: [option('A社', 'a')] }] })
    expect(choices).toEqual([{ value: '企業', items: [{ key: 'a', label: 'A社', told: option('A社', 'a') }] }])
    expect(flatChoices(choices).map(({ key }) => key)).toEqual(['a'])
  })
})

test('a block is known by its own name, else by its place', () => {
  const ids = keyedBlocks([{ type: 'divider' }, { type: 'actions', block_id: 'own' }], 'b3').map(({ id }) => id)
  expect(ids).toEqual(['b3b0', 'own'])
})
