import { BOT, type Workspace } from '../../local-slack/workspace.js'
import type { Person, Role } from '../../page/protocol.js'

/** Whom the page can act as. */
export const PEOPLE: readonly Person[] = [
  person('U0HANA', '佐藤 花', 'employee', '社員'),
  person('U0KEN', '鈴木 健', 'hr', '人事'),
  person('U0MIO', '高橋 澪', 'administrator', '管理者'),
]

/** Who may do what there. */
export const ROLES = { hrUsers: idsOf('hr'), adminUsers: idsOf('administrator') }

/** Where requests to a person go there. */
export const REQUEST_CHANNEL = 'C0JINJI'

const ROOMS = [
  { id: 'C0GENERAL', name: 'general', topic: '全社のお知らせと雑談' },
  { id: REQUEST_CHANNEL, name: '人事-質問', topic: '働き方や制度の質問はこちらへ' },
  { id: 'C0TELEWORK', name: 'テレワーク推進', topic: '在宅勤務・モバイルワーク・サテライトオフィスの導入を進める部屋' },
]

function idsOf(role: Role): string[] {
  return PEOPLE.filter((each) => each.role === role).map(({ id }) => id)
}

function person(id: string, name: string, role: Role, roleName: string): Person {
  return { id, name, role, roleName }
}

/** A small company: three people, three channels with the app in them, and a DM with the app for each. */
export function fillPageCompany(workspace: Workspace): void {
  for (const { id, name, role } of PEOPLE) workspace.addUser(id, role, name)
  const everyone = [...PEOPLE.map(({ id }) => id), BOT.userId]
  for (const { id, name, topic } of ROOMS) workspace.addChannel(id, name, 'public', everyone).topic = topic
  for (const { id } of PEOPLE) workspace.dmWith(id)
}
