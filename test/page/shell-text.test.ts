import { describe, expect, it } from 'vitest'
import type { Person, Room } from '../../src/page/protocol.js'
import { toSlackText, toTyped } from '../../src/page/shell/slack-text.js'

const person = (id: string, name: string): Person => ({ id, name, role: 'employee', roleName: '社員' })
const room = (id: string, name: string): Room => ({ id, name, kind: 'channel', topic: '', members: [] })
const NAMES = {
  app: { userId: 'U0BOT', name: 'テレワーク相談' },
  people: [person('U1', '佐藤 花'), person('U2', '佐藤')],
  rooms: [room('C1', 'general'), room('C2', '人事-質問'), { ...room('D1', ''), kind: 'dm' as const }],
}

describe('what a Slack client sends for what was typed', () => {
  it.each([
    ['@テレワーク相談 残業は？', '<@U0BOT> 残業は？'],
    ['これ@テレワーク相談どう', 'これ<@U0BOT>どう'],
    ['@佐藤 花 と @佐藤', '<@U1> と <@U2>'],
    ['#general と #人事-質問へ', '<#C1> と <#C2>へ'],
    ['a < b & c > d', 'a &lt; b &amp; c &gt; d'],
    ['https://example.com/a?b=1&c=2 を見て', '<https://example.com/a?b=1&amp;c=2> を見て'],
  ])('%s', (typed, sent) => {
    expect(toSlackText(typed, NAMES)).toBe(sent)
    expect(toTyped(sent, NAMES)).toBe(typed)
  })

  it('leaves alone what is no name: an address, a longer Latin word, a stranger', () => {
    for (const text of ['hanako@佐藤', '#generally', '@知らない人']) expect(toSlackText(text, NAMES)).toBe(text)
  })

  it('takes no typed id for a mention', () => {
    expect(toSlackText('<@U0BOT>', NAMES)).toBe('&lt;@U0BOT&gt;')
  })
})

describe('a message as one would type it', () => {
  it.each([
    ['<https://example.com|資料>を参照', '資料を参照'],
    ['<!here> 集合', '@here 集合'],
    ['<@U9|dare> さん', '@U9 さん'],
  ])('%s', (text, typed) => expect(toTyped(text, NAMES)).toBe(typed))
})
