import { describe, expect, it } from 'vitest'
import type { Command } from '../../src/page/protocol.js'
import { complete, completionAt } from '../../src/page/shell/completion.js'

const COMMANDS: Command[] = [
  { name: '/telework', description: '質問する', hint: '残業は？' },
  { name: '/telework-case', description: '事例', hint: '' },
]
const NAMES = {
  app: { userId: 'U0BOT', name: 'テレワーク相談' },
  people: [{ id: 'U1', name: '佐藤 花', role: 'hr' as const, roleName: '人事' }],
  rooms: [{ id: 'C1', name: 'general', kind: 'channel' as const, topic: '雑談', members: [] }],
}
const at = (text: string, cursor = text.length) => completionAt(text, cursor, COMMANDS, NAMES)
const labels = (text: string, cursor?: number) => at(text, cursor)?.choices.map(({ label }) => label)

describe('what could be meant by what is being typed', () => {
  it('offers commands at the very start alone, with what may follow them', () => {
    expect(labels('/tele')).toEqual(['/telework 残業は？', '/telework-case'])
    expect(labels('/inv')).toEqual(['/invite @テレワーク相談'])
    expect(labels('見て /tele')).toBeUndefined()
    expect(labels('/telework 残業')).toBeUndefined()
  })

  it('offers the app and people after @, also in the middle and in full width', () => {
    expect(labels('@')).toEqual(['テレワーク相談', '佐藤 花'])
    expect(labels('これを＠佐')).toEqual(['佐藤 花'])
    expect(labels('@佐です', 2)).toEqual(['佐藤 花'])
  })

  it('offers channels after #', () => expect(labels('#GEN')).toEqual(['#general']))

  it('offers nothing inside an address, and nothing where all is written', () => {
    expect(labels('a@')).toBeUndefined()
    expect(labels('@テレワーク相談')).toBeUndefined()
    expect(labels('/telework-case')).toBeUndefined()
  })

  it('puts a choice in the place of the word, with one space after it', () => {
    const found = at('見て@テ 残業', 4)
    expect(found).toMatchObject({ start: 2, end: 4 })
    expect(complete('見て@テ 残業', found!, found!.choices[0]!)).toEqual({
      text: '見て@テレワーク相談 残業',
      cursor: 11,
    })
  })
})
