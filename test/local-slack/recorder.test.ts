import { afterEach, beforeEach, expect, test } from 'vitest'
import { type LocalSlack, startLocalSlack } from '../../src/local-slack/local-slack.js'
import { ANNA, GENERAL, GROUP } from '../../src/local-slack/test-company.js'
import { renderAnswer } from '../../src/slack/render/render-answer.js'
import { SOURCES, sampleAnswer } from '../slack/sample-answers.js'
import { button, plain, section } from './block-cases.js'
import { call } from './stub-app.js'

let slack: LocalSlack
beforeEach(async () => {
  slack = await startLocalSlack()
})
afterEach(() => slack.stop())

test('a message is shown as a notification, as a screen reader says it, and as JSON', async () => {
  const text = `<@${ANNA}> <#${GENERAL}> <!subteam^${GROUP}> <https://a.example|資料> 3 &lt; 5`
  const blocks = [
    { type: 'header', text: plain('残業') },
    {
      type: 'rich_text',
      elements: [
        { type: 'rich_text_quote', elements: [{ type: 'text', text: '残業は原則しない。', style: { bold: true } }] },
      ],
    },
    { type: 'image', image_url: 'https://a.example/a.png', alt_text: '推移の図' },
    {
      type: 'table',
      rows: [
        [
          { type: 'raw_text', text: '年' },
          { type: 'raw_text', text: '率' },
        ],
      ],
    },
    { type: 'actions', elements: [button({ text: plain('もっと'), accessibility_label: '続きを読む' })] },
    { type: 'container', title: plain('ほか'), default_collapsed: true, child_blocks: [section('二件目')] },
  ]
  await call(slack, 'chat.postMessage', { channel: GENERAL, text, blocks })
  const [shown] = slack.recorder.outgoing
  expect(shown).toMatchObject({ by: 'chat.postMessage', to: GENERAL, notification: '@安奈 #general @jinji 資料 3 < 5' })
  expect(shown?.screenReader.split('\n').slice(1)).toEqual([
    'heading: 残業',
    'quotation: 残業は原則しない。',
    'image: 推移の図',
    'table, 1 rows',
    '年, 率',
    'button: 続きを読む',
    'group, collapsed: ほか',
    '二件目',
  ])
  expect(JSON.parse(shown?.json ?? '')).toMatchObject({ channel: GENERAL, blocks })
})

test('what Slack refused is not among it; a long text is cut as a phone cuts it; without a text the blocks are read out', async () => {
  await call(slack, 'chat.postMessage', { channel: GENERAL, text: 'a', blocks: [section('')] })
  expect(slack.recorder.outgoing).toHaveLength(0)
  await call(slack, 'chat.postMessage', { channel: GENERAL, text: 'あ'.repeat(400) })
  await call(slack, 'chat.postMessage', { channel: GENERAL, blocks: [section('本文')] })
  expect(slack.recorder.outgoing.map((each) => each.notification.length)).toEqual([178, 2])
})

test('an answer of the app says on the phone what it is about', async () => {
  const { text, blocks } = renderAnswer(sampleAnswer('answer'), {
    surface: 'channel',
    folding: true,
    tables: true,
    sources: SOURCES,
  })
  await call(slack, 'chat.postMessage', { channel: GENERAL, text, blocks })
  const [shown] = slack.recorder.outgoing
  expect(shown?.notification).toContain('残業')
  expect(shown?.screenReader).toMatch(/^button: /m)
})
