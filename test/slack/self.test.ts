import { expect, test } from 'vitest'
import { isFromOutside } from '../../src/slack/workspace/self.js'

const HERE = { team: 'T0HERE' }

test('guests of either sort are from outside, employees are not', () => {
  expect(isFromOutside({ team_id: 'T0HERE' }, HERE)).toBe(false)
  expect(isFromOutside({ team_id: 'T0HERE', is_restricted: true }, HERE)).toBe(true)
  expect(isFromOutside({ team_id: 'T0HERE', is_ultra_restricted: true }, HERE)).toBe(true)
})

test('somebody of another team is from outside, though Slack calls them no stranger in a shared channel', () => {
  expect(isFromOutside({ team_id: 'T0OTHER', is_stranger: false }, HERE)).toBe(true)
})

test('teams of one organisation are one company', () => {
  const organisation = { ...HERE, enterprise: 'E0OURS' }
  expect(isFromOutside({ team_id: 'T0OTHER', enterprise_user: { enterprise_id: 'E0OURS' } }, organisation)).toBe(false)
  expect(isFromOutside({ team_id: 'T0OTHER', enterprise_user: { enterprise_id: 'E0THEIRS' } }, organisation)).toBe(true)
})
