import type { Logger } from '@slack/bolt'
import { WebAPIPlatformError, type WebClient } from '@slack/web-api'
import { beforeEach, describe, expect, test } from 'vitest'
import type { Clock } from '../../src/slack/workspace/clock.js'
import type { People } from '../../src/slack/workspace/people.js'
import { type RoleSettings, Roles } from '../../src/slack/workspace/roles.js'

let now: number
let members: string[]
let refusal: Error | undefined
let calls: string[]
let logged: string[]

beforeEach(() => {
  now = 0
  members = ['U0ANNA']
  refusal = undefined
  calls = []
  logged = []
})

function roles(settings: RoleSettings): Roles {
  const list = async ({ usergroup }: { usergroup: string }) => {
    calls.push(usergroup)
    if (refusal !== undefined) throw refusal
    return { users: members }
  }
  return new Roles(settings, {
    client: { usergroups: { users: { list } } } as unknown as WebClient,
    people: { isOutsider: async (user: string) => user === 'U0GUEST' } as People,
    clock: { now: () => now } as Clock,
    logger: { warn: (line: string) => logged.push(line) } as unknown as Logger,
  })
}
const refused = (error: string) => new WebAPIPlatformError({ ok: false, error } as never)

describe('what somebody may read', () => {
  const audiences = (settings: RoleSettings) =>
    Promise.all(['U0BEN', 'U0CHIE', 'U0GUEST'].map((user) => roles(settings).audienceOf(user)))

  test('is nothing from inside for a guest, unless HR names them; nobody is looked up while there is nothing inside', async () => {
    const named = { hrUsers: ['U0BEN'] }
    expect(await audiences({ ...named, keepsInside: () => true })).toEqual(['hr', 'everyone', 'outside'])
    expect(await audiences({ hrUsers: ['U0BEN', 'U0GUEST'], keepsInside: () => true })).toEqual([
      'hr',
      'everyone',
      'hr',
    ])
    expect(await audiences({ ...named, keepsInside: () => false })).toEqual(['hr', 'everyone', 'everyone'])
  })

  test('is nothing from inside for whoever asks where another company reads', async () => {
    const { audience } = await roles({ hrUsers: ['U0BEN'] }).asker({ team: 'T', user: 'U0BEN' }, true)
    expect(audience).toBe('outside')
  })
})

describe('who belongs to HR', () => {
  test('are the members of the group and those who are named beside it; the group is asked once in five minutes', async () => {
    const asked = roles({ hrGroup: 'S0HR', hrUsers: ['U0BEN'] })
    expect(await Promise.all(['U0ANNA', 'U0BEN', 'U0CHIE', ''].map((user) => asked.isHr(user)))).toEqual([
      ...[true, true, false, false],
    ])
    expect(calls).toEqual(['S0HR'])
    members = ['U0CHIE']
    now = 5 * 60_000 - 1
    expect(await asked.isHr('U0ANNA')).toBe(true)
    now += 1
    expect([await asked.isHr('U0ANNA'), await asked.isHr('U0CHIE')]).toEqual([false, true])
    expect(calls).toHaveLength(2)
  })

  test('are those who are named alone where the plan has no groups; that is said once, not for every question', async () => {
    refusal = refused('plan_upgrade_required')
    const asked = roles({ hrGroup: 'S0HR', hrUsers: ['U0BEN'] })
    expect([await asked.isHr('U0ANNA'), await asked.isHr('U0BEN'), await asked.isHr('U0ANNA')]).toEqual([
      ...[false, true, false],
    ])
    expect(logged).toEqual([expect.stringContaining('plan_upgrade_required')])
  })

  test('stay who they were while the server is silent, and lose the role where it refuses', async () => {
    const asked = roles({ hrGroup: 'S0HR' })
    expect(await asked.isHr('U0ANNA')).toBe(true)
    refusal = new Error('no answer')
    now = 10 * 60_000
    expect(await asked.isHr('U0ANNA')).toBe(true)
    refusal = refused('no_such_subteam')
    now += 60_000
    expect(await asked.isHr('U0ANNA')).toBe(false)
  })

  test('is nobody where nobody is named; administrators may set things and read nothing of HR', async () => {
    const asked = roles({ adminUsers: ['U0MIO'] })
    expect(await asked.isHr('U0ANNA')).toBe(false)
    expect(calls).toEqual([])
    expect([asked.isAdmin('U0MIO'), asked.isAdmin('U0ANNA')]).toEqual([true, false])
    expect([await asked.maySet('U0MIO'), await asked.maySet('U0ANNA')]).toEqual([true, false])
    expect(await asked.asker({ team: 'T', user: 'U0MIO' })).toEqual({ team: 'T', user: 'U0MIO', audience: 'everyone' })
  })
})
