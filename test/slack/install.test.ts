import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fillTestCompany } from '../../src/local-slack/test-company.js'
import { Browser, TeamsHere } from './teams-here.js'

const ANNA = 'U0ANNA'
const MINUTE_MS = 60_000

let here: TeamsHere
let browser: Browser
beforeEach(async () => {
  here = await TeamsHere.start()
  here.slack.addTeam({ id: 'T0ONE', name: '第一商事' }, { fill: fillTestCompany })
  here.slack.addTeam({ id: 'T0TWO', name: '<b>第二</b>' }, { fill: fillTestCompany })
  browser = new Browser(here)
})
afterEach(() => here.stop())
const installed = async () => (await here.stores.installations.list()).map(({ id }) => id)

test('whoever installs the app goes to Slack and back, and is told in Japanese that it is there', async () => {
  const asked = await browser.go('/slack/install')
  expect(asked.status).toBe(302)
  const { searchParams, pathname } = new URL(asked.location)
  expect(pathname).toBe('/oauth/v2/authorize')
  expect(searchParams.get('scope')).toContain('app_mentions:read,assistant:write')
  expect(searchParams.get('state')?.length).toBeGreaterThan(40)
  const shown = await browser.go(here.slack.answer(asked.location, { user: ANNA, in: 'T0ONE' }))
  expect(shown.status).toBe(200)
  expect(shown.text).toContain('「第一商事」に「テレワーク相談」を追加しました')
  expect(await installed()).toEqual(['T0ONE'])
  expect(await here.stores.roles.of('T0ONE')).toEqual({ hrUsers: [ANNA], adminUsers: [ANNA] })
})

test('a name is shown as text', async () => {
  const { text } = await browser.install({ user: ANNA, in: 'T0TWO' })
  expect(text).toContain('&#60;b&#62;第二')
  expect(text).not.toContain('<b>')
})

test('who says no at Slack is told that nothing was added', async () => {
  const { status, text } = await browser.install({ user: ANNA })
  expect({ status, said: /取りやめました/.test(text) }).toEqual({ status: 200, said: true })
  expect(await installed()).toEqual([])
})

describe('a state', () => {
  const EXPIRED = /もう一度やり直してください/
  const toSlack = async (from = browser) => {
    const { location } = await from.go('/slack/install')
    return here.slack.answer(location, { user: ANNA, in: 'T0ONE' })
  }

  test('is good once', async () => {
    const back = await toSlack()
    const { cookie } = browser
    expect((await browser.go(back)).status).toBe(200)
    browser.cookie = cookie
    const again = await browser.go(back)
    expect(again.status).toBe(400)
    expect(again.text).toMatch(EXPIRED)
  })

  test('is good for ten minutes', async () => {
    const back = await toSlack()
    await here.later(10 * MINUTE_MS)
    expect((await browser.go(back)).text).toMatch(EXPIRED)
    expect(await installed()).toEqual([])
  })

  test('is good in the browser that began, and there still after another one tried it', async () => {
    const back = await toSlack()
    const other = new Browser(here)
    expect((await other.go(back)).text).toMatch(EXPIRED)
    await other.go('/slack/install')
    expect((await other.go(back)).text).toMatch(EXPIRED)
    expect(await installed()).toEqual([])
    expect((await browser.go(back)).status).toBe(200)
  })

  test('is needed, and none is made up', async () => {
    const back = new URL(await toSlack())
    back.searchParams.delete('state')
    expect((await browser.go(back.href)).status).toBe(400)
    const { cookie } = browser
    back.searchParams.set('state', 'made-up')
    browser.cookie = cookie.replace(/=.*/, '=made-up')
    expect((await browser.go(back.href)).text).toMatch(EXPIRED)
    expect(await installed()).toEqual([])
  })
})

test('what Slack refuses is said, and no secret of it is in the log or the page', async () => {
  const { location } = await browser.go('/slack/install')
  const back = new URL(here.slack.answer(location, { user: ANNA, in: 'T0ONE' }))
  back.searchParams.set('code', 'made.up.code')
  const { status, text } = await browser.go(back.href)
  expect({ status, said: /インストールできませんでした/.test(text) }).toEqual({ status: 400, said: true })
  expect(here.log.filter((line) => line.includes('invalid_code'))).toEqual(['warn install: refused: invalid_code'])
  await browser.install({ user: ANNA, in: 'T0ONE' })
  const all = [text, ...here.log].join('\n')
  expect(all).not.toMatch(/client-secret-of-tests|xox|made\.up/)
})

test('only GET is taken, and nothing else is shown', async () => {
  expect((await fetch(`${here.url}/slack/install`, { method: 'POST' })).status).toBe(405)
  expect((await browser.go('/slack/installed')).status).toBe(404)
  const { headers } = await fetch(`${here.url}/slack/oauth_redirect?error=access_denied`)
  expect(headers.get('content-security-policy')).toContain("default-src 'none'")
})
