import assert from 'node:assert/strict'
import { fillPageCompany } from '../../../src/app/playground/page-company.js'
import { Browser, TeamsHere } from '../../slack/teams-here.js'
import { type Print, type Story, Walk } from '../walk.js'

const QUESTION = '在宅勤務は週何日までできますか'
const DAYS_30 = 30

/** One company with the app in it: its own Slack, its own people. */
interface Company {
  id: string
  name: string
  walk: Walk
  /** The day that its rule names. */
  rule: string
}

const ruleOf = (days: string) =>
  ['# 在宅勤務規程', '', '## 第1条（在宅勤務の日数）', '', `在宅勤務は、${days}までとする。`].join('\n')

/** Ken of a company goes through Slack's page; what his browser shows at the end is told. */
async function installs({ id, name, walk }: Company, here: TeamsHere, print: Print, goesOn = true) {
  print(`\n   Ken of ${name} opens /slack/install${goesOn ? '' : ', and cancels on Slack’s page'}`)
  const { status, text } = await new Browser(here).install({
    user: walk.ken.id,
    ...(goesOn && { in: id }),
  })
  const words = text
    .replace(/<style>.*<\/style>/, '')
    .replace(/<title>.*?<\/title>/, '')
    .replace(/<[^>]+>/g, '\n')
  const lines = words.split('\n').filter((line) => line.trim() !== '')
  print(`     his browser shows (${status}):`)
  for (const line of lines) print(`       ${line}`)
  return lines.join('\n')
}

async function asks({ walk }: Company): Promise<string> {
  const { hana } = walk
  const seen = await hana.say(walk.room(hana), QUESTION)
  return seen.map(({ text }) => text).join('\n')
}

async function bringsInItsRule({ walk, rule }: Company): Promise<void> {
  const { ken } = walk
  const seen = await ken.send(walk.room(ken), { name: '在宅勤務規程.md', bytes: Buffer.from(ruleOf(rule)) })
  await ken.press(seen.find(({ text }) => text.includes('確認待ち'))!, '使う')
}

async function acts(here: TeamsHere, print: Print): Promise<void> {
  const company = (id: string, name: string, rule: string): Company => {
    const slack = here.slack.addTeam({ id, name }, { fill: fillPageCompany })
    return { id, name, rule, walk: new Walk(slack, (line) => print(line), { stores: here.stores, stage: here }) }
  }
  // Their people have the same ids: Slack gives no two the same, and nothing may hang on that.
  const one = company('T0DAIICHI', '第一商事', '週2日')
  const two = company('T0DAINI', '第二工業', '週3日')
  let act = 0
  const begins = (title: string) => {
    act += 1
    print(`\n${act}. ${title}`)
  }

  begins('Two companies install the app; one of them thinks twice')
  assert.match(await installs(one, here, print), /「第一商事」に「テレワーク相談」を追加しました/)
  assert.match(await installs(two, here, print, false), /取りやめました/)
  assert.match(await installs(two, here, print), /「第二工業」に「テレワーク相談」を追加しました/)

  begins('Hana of the first asks within the first minute: the corpus answers, and says that there is no own rule yet')
  assert.match(await asks(one), /自社の規程は登録されていません/)

  begins('Each company brings in its own rule, and each Hana is answered from her own')
  await bringsInItsRule(one)
  await bringsInItsRule(two)
  const [first, second] = [await asks(one), await asks(two)]
  assert.match(first, /週\*?2日/)
  assert.doesNotMatch(first, /週\*?3日\*?まで/)
  assert.match(second, /週\*?3日/)
  assert.doesNotMatch(second, /週\*?2日\*?まで/)
  const [home] = await two.walk.ken.openHome()
  assert.doesNotMatch(home!.text, /週2日|第一商事/)

  begins('The first uninstalls it: nothing is answered there any more, and the second goes on')
  await here.slack.uninstall(one.id, ['tokens_revoked', 'app_uninstalled'])
  assert.equal(await asks(one), '')
  assert.match(await asks(two), /週\*?3日/)

  begins('Ten days later the first comes back, and all is as it was')
  await here.later(10 * 24 * 60 * 60_000)
  await here.stores.clear()
  assert.match(await installs(one, here, print), /追加しました/)
  assert.match(await asks(one), /週\*?2日/)

  begins('It uninstalls again, and comes back when the retention time is over: everything was taken away')
  await here.slack.uninstall(one.id, ['app_uninstalled'])
  await here.later((DAYS_30 + 1) * 24 * 60 * 60_000)
  await here.stores.clear()
  assert.match(await installs(one, here, print), /追加しました/)
  const last = await asks(one)
  assert.match(last, /自社の規程は登録されていません/)
  assert.doesNotMatch(last, /在宅勤務規程|週\*?2日まで/)
  assert.match(await asks(two), /週\*?3日/)
}

export const story: Story = {
  title: 'workspaces: two companies install the app, each with its own documents; one leaves, and comes back',
  alone: async (print) => {
    const here = await TeamsHere.start()
    try {
      await acts(here, print)
    } finally {
      await here.stop()
    }
  },
}
