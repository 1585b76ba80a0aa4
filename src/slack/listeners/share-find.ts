import { ACTIONS, SHARE_FIELDS, VIEWS } from '../ids.js'
import type { Form } from '../intake/form.js'
import { fillOpened, showView } from '../outbox/change-shown.js'
import { shareFindView } from '../render/share-find-view.js'
import { mayNotShareWords } from '../render/share-notices.js'
import { loadingView, shareSentenceView } from '../render/share-views.js'
import type { Workspace } from '../workspace/workspace.js'
import { type DeskApp, onSent } from './desk/desk-app.js'
import { onPress } from './on-press.js'
import { type Opening, openingFor, openOrSay } from './open-or-say.js'
import { CANNOT_OPEN, formForWords } from './share.js'
import { refusedEverywhere } from './share-rule.js'

const NO_WORDS = '言葉を書くか、前に聞いた質問を選んでください。'

/** Sharing without words to begin with: what is looked for in a view leads to the form for what was found. */
export function listenToShareFinding(parts: DeskApp): void {
  onPress(parts, ACTIONS.findShare, (press, workspace) => openShareFind(parts, workspace, openingFor(press), press))
  onSent(parts, VIEWS.shareFind, {
    working: loadingView(),
    check: (form) => (wordsIn(form) === '' ? { [SHARE_FIELDS.words]: NO_WORDS } : {}),
    work: async ({ form, viewId, ...by }, workspace) => {
      await showView(workspace, viewId, await formForWords(parts, by, wordsIn(form)))
    },
  })
}

function wordsIn(form: Form): string {
  return form.text(SHARE_FIELDS.words) || form.chosen(SHARE_FIELDS.lately) || ''
}

export async function openShareFind(
  parts: DeskApp,
  workspace: Workspace,
  opening: Opening,
  by: { team: string; user: string },
): Promise<void> {
  const opened = await openOrSay(workspace, opening, loadingView(), CANNOT_OPEN)
  if (opened === undefined) return
  const refused = await refusedEverywhere(parts, workspace, by)
  const view = refused === undefined ? await findView(parts, by) : shareSentenceView(mayNotShareWords(refused))
  await fillOpened(workspace, opened, view)
}

async function findView({ service }: DeskApp, { team, user }: { team: string; user: string }) {
  return shareFindView({ last: await service.lastAsked({ team, user }) })
}
