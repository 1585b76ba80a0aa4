import { BOT, type Workspace } from './workspace.js'

export const ANNA = 'U0ANNA'
export const BEN = 'U0BEN'
export const GUEST = 'U0GUEST'
export const GONE = 'U0GONE'
export const STRANGER = 'U0STRANGER'
export const GENERAL = 'C0GENERAL'
export const SECRET_ROOM = 'C0WITHOUTBOT'
export const QUIET_ROOM = 'C0NOBOT'
export const OLD_ROOM = 'C0ARCHIVED'
export const SHARED_ROOM = 'C0SHARED'
export const RESTRICTED_ROOM = 'C0RESTRICTED'
export const DM_ANNA = 'D0ANNA'
const GROUP_DM = 'G0MPIM'
export const GROUP = 'S0HR'

/** Every sort of person and room that Slack treats differently: what tests run into. */
export function fillTestCompany(workspace: Workspace): void {
  workspace.addUser(ANNA, 'anna', '安奈')
  workspace.addUser(BEN, 'ben', '勉')
  workspace.addUser(GUEST, 'guest', '来客').ultraGuest = true
  workspace.addUser(GONE, 'gone', '退職').deleted = true
  workspace.addUser(STRANGER, 'stranger', '他社').stranger = true
  workspace.addChannel(GENERAL, 'general', 'public', [ANNA, BEN, BOT.userId])
  workspace.addChannel(SECRET_ROOM, 'secret', 'private', [ANNA])
  workspace.addChannel(QUIET_ROOM, 'quiet', 'public', [ANNA])
  workspace.addChannel(OLD_ROOM, 'old', 'public', [ANNA, BOT.userId]).archived = true
  workspace.addChannel(SHARED_ROOM, 'shared', 'public', [ANNA, STRANGER, GUEST, BOT.userId]).extShared = true
  workspace.addChannel(RESTRICTED_ROOM, 'announce', 'public', [ANNA, BOT.userId]).restricted = true
  workspace.addChannel(DM_ANNA, 'anna', 'im', [ANNA, BOT.userId])
  workspace.addChannel(GROUP_DM, 'mpdm', 'mpim', [ANNA, BEN, BOT.userId])
  workspace.groups.set(GROUP, { id: GROUP, handle: 'jinji', name: '人事', users: [ANNA] })
}
