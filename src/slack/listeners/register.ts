import type { Desk } from '../../service/desk/desk.js'
import type { Service } from '../../service/service.js'
import { listenToHome } from '../home/home.js'
import { listenToAsking } from './ask.js'
import { listenToButtons } from './buttons.js'
import { listenToTakeBacks } from './changes.js'
import { listenToLines } from './checklists/lines.js'
import { listenToOwnLists } from './checklists/own-lists.js'
import { listenToReminded } from './checklists/reminding.js'
import { listenToRuns } from './checklists/running.js'
import { listenToVersions } from './checklists/versions.js'
import { listenToWorkers } from './checklists/working.js'
import { listenToCommands } from './commands.js'
import { listenToAdders } from './desk/adding.js'
import { listenToAnswerers } from './desk/answering.js'
import { listenToHrHome } from './desk/asked.js'
import { listenToAskers } from './desk/asking.js'
import { listenToChannelSettings } from './desk/channel-settings.js'
import { listenToDeciders } from './desk/deciding.js'
import { listenToFinders } from './desk/finding.js'
import { listenToNotices } from './desk/notices.js'
import { listenToSettingChanges } from './desk/setting-changes.js'
import { listenToSettings } from './desk/settings.js'
import { listenToTables } from './desk/tables.js'
import { listenToTeachers } from './desk/teaching.js'
import { listenToUploads } from './desk/uploads.js'
import { listenToFinding } from './find.js'
import { listenToFirstMeetings } from './first-meeting.js'
import { listenToForgetMe } from './forget-me.js'
import { listenToLinks } from './links.js'
import { type Listening, NamedListeners } from './listening.js'
import { listenToLookUps } from './look-up.js'
import { Presses } from './on-press.js'
import { listenToPosts } from './posts.js'
import { listenToShares } from './share.js'
import { listenToShareFinding } from './share-find.js'
import { listenToShareTakeBacks } from './share-take-back.js'
import { listenToSteps } from './steps/steps.js'
import { listenToVotes } from './votes.js'
import { listenToStops } from './work-signs.js'

/**
 * Everything that the app answers to; the manifest is held against it. Gives what is listened to by name, which Bolt has as one of each
 * kind.
 */
export function registerListeners(
  bolt: Listening,
  service: Service,
  desk: Desk,
): { named: NamedListeners; presses: Presses } {
  const app = new NamedListeners(bolt)
  const parts = { app, service, desk, presses: new Presses(app, service) }
  listenToPosts(parts)
  listenToStops(app)
  listenToFirstMeetings(parts)
  listenToChannelSettings(parts)
  listenToTakeBacks(parts)
  listenToFinding(app, service)
  listenToCommands(parts)
  listenToLookUps(app, service)
  listenToAsking(parts)
  listenToButtons(parts)
  listenToVotes(parts)
  listenToShares(parts)
  listenToShareFinding(parts)
  listenToShareTakeBacks(parts)
  listenToAskers(parts)
  listenToAnswerers(parts)
  listenToTeachers(parts)
  listenToDeciders(parts)
  listenToTables(parts)
  listenToHrHome(parts)
  listenToFinders(parts)
  listenToAdders(parts)
  listenToUploads(parts)
  listenToNotices(parts)
  listenToSettings(parts)
  listenToSettingChanges(parts)
  listenToWorkers(parts)
  listenToLines(parts)
  listenToRuns(parts)
  listenToReminded(parts)
  listenToOwnLists(parts)
  listenToVersions(parts)
  listenToSteps(parts)
  listenToLinks(parts)
  listenToForgetMe(parts)
  listenToHome(parts)
  return { named: app, presses: parts.presses }
}
