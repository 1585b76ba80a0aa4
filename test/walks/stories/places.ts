import assert from 'node:assert/strict'
import type { Json } from '../../../src/local-slack/json.js'
import type { Story } from '../walk.js'

const LINKS = 'https://telework.test/docs'

export const story: Story = {
  title: 'places: workflows, links, Slack’s own search, and the sign that it is at work',
  linkBase: LINKS,
  play: async (walk) => {
    const { hana, ken } = walk
    const general = walk.room('general')
    const runs = async (step: string, inputs: Json) => (await walk.runs(hana, step, inputs)) as Record<string, string>
    const optionsOf = async (step: string, query: string) =>
      (await walk.runs(hana, step, { query })).options as { text: Json; value: string }[]

    walk.act(
      'A workflow asks a question for her: the step gives the quotation and its source, or says that there is none',
    )
    const answered = await runs('ask_documents', { question: '広島市では残業できる？' })
    assert.ok(answered.answer?.includes('所属長') && answered.source?.includes('広島市役所'))
    const none = await runs('ask_documents', { question: '明日の天気は？' })
    assert.deepEqual([none.found, none.source], [false, ''])
    assert.ok(/^資料の中にありません。.*たとえば「.+」とお聞きいただけます。$/.test(none.answer ?? ''))
    const empty = await runs('ask_documents', { question: ' ' })
    assert.ok(empty.error?.includes('質問が空です'))

    walk.act('Another step lists cases; what she can pick is offered as she types')
    const offered = await optionsOf('case_conditions', '建設')
    assert.ok(offered.some(({ value }) => value === '建設業'))
    const listed = await runs('find_cases', { conditions: ['建設業', '100人以下'] })
    assert.match(listed.cases ?? '', /・向洋電機土木株式会社（.+\n出典: テレワーク事例集（2013年ごろ）$/s)

    walk.act(
      'A workflow begins a checklist in the channel: Hana owns it; where the app is not in the channel, the step says what to do',
    )
    const [first] = await optionsOf('checklists_to_start', 'せきゅりてぃ')
    assert.ok(first !== undefined)
    const begun = await runs('start_checklist', {
      ...{ checklist: first.value, channel: general.id, user: hana.id, title: '4月の準備' },
    })
    assert.ok(begun.link?.includes(general.id))
    const post = walk.slack.posts(general.id).at(-1)
    assert.ok(post?.text.includes('4月の準備'))
    const nowhere = await runs('start_checklist', { checklist: first.value, channel: 'C0NOWHERE', user: hana.id })
    assert.ok(nowhere.error?.includes('招待してから'))

    walk.act('Slack’s own search finds passages, cases and lists, each with its link')
    const found = await walk.runs(ken, 'search_documents', { query: '広島市の残業', user_context: { id: ken.id } })
    const results = found.search_results as unknown as { title: string; link: string }[]
    assert.ok(results[0]?.title.includes('広島市役所'))

    walk.act('He pastes that link: everybody reads the quotation and its source under it')
    const pasted = `ここにあります <${results[0]!.link}>`
    await ken.say(general, pasted)
    assert.match(walk.previewsUnder(pasted), /広島市役所の事例/)
    const unknown = `これは？ <${LINKS}/p/gone>`
    walk.silence(await ken.say(general, unknown))
    assert.equal(walk.previewsUnder(unknown), '')

    walk.act('In the DM an answer that takes a moment shows that it is being worked on, and the sign goes with it')
    const { sights, sign } = await walk.askSlowly(hana, '在宅勤務の日の残業は？')
    sights.at(-1)!.says('残業')
    assert.equal(sign, 'active')
  },
}
