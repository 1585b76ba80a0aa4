import { describe, expect, it } from 'vitest'
import { mentionedUsers, toPlainWords } from '../../src/slack/intake/plain-words.js'

describe('Slack’s markup as the words that it shows', () => {
  it.each([
    ['<@U1> 残業は?', '残業は?'],
    ['<@U1|anna> 残業は?', '残業は?'],
    ['残業は<@U1>さんに?', '残業は さんに?'],
    ['<#C1|general> で', '#general で'],
    ['<#C1> で', 'で'],
    ['<#C1|> で', 'で'],
    ['<!here> 残業は?', '残業は?'],
    ['<!subteam^S1|@人事> 残業は?', '@人事 残業は?'],
    ['<!date^1700000000^{date}|11月15日> から', '11月15日 から'],
    ['<https://a.example/?x=1|資料> を', '資料 を'],
    ['<https://a.example/x> を', 'https://a.example/x を'],
    ['<mailto:a@b.example|a@b.example>', 'a@b.example'],
  ])('%s', (text, words) => {
    expect(toPlainWords(text)).toBe(words)
  })

  it('undoes each escape once, & last: what somebody typed as an escape stays one', () => {
    expect(toPlainWords('5 &lt; 8 &gt; 3 &amp; 2')).toBe('5 < 8 > 3 & 2')
    expect(toPlainWords('&amp;lt;b&amp;gt; &amp;amp;')).toBe('&lt;b&gt; &amp;')
    // What was escaped is no markup.
    expect(toPlainWords('&lt;@U1&gt;')).toBe('<@U1>')
  })

  it('keeps lines, without the space around them', () => {
    expect(toPlainWords('  残業は? \n\n  通信費は?　\n')).toBe('残業は?\n\n通信費は?')
  })
})

describe('whom a message names', () => {
  it.each<[string, string[]]>([
    ['<@U0ANNA> と <@W1|ben> へ', ['U0ANNA', 'W1']],
    ['<@U1> <@U1>', ['U1', 'U1']],
    ['<#C1> <!here> &lt;@U1&gt; @U1 <@u1>', []],
    ['<@U1|a<@U2>', ['U2']],
  ])('%s', (text, users) => {
    expect(mentionedUsers(text)).toEqual(users)
  })
})
