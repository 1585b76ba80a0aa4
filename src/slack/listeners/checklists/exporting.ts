import { writeCsv, writeMarkdown } from '../../../service/checklists/export-run.js'
import { type Press, placeAside } from '../../intake/press.js'
import { sendFile } from '../../outbox/send-file.js'
import { nameIn, type ShownRun, titleOf } from '../../render/checklists/shown-run.js'
import { fullDay, fullTimeAt } from '../../render/days.js'
import type { Workspace } from '../../workspace/workspace.js'
import type { DeskApp } from '../desk/desk-app.js'
import { peopleIn } from './checklist-app.js'
import { sayAgain } from './working.js'

/** As a table and to read, in the DM of whoever asked. */
export async function writeOut(parts: DeskApp, workspace: Workspace, press: Press, shown: ShownRun): Promise<void> {
  const { list, run, source, timeZone } = shown
  const { user } = press
  const names = await workspace.people.names(run === undefined ? [] : peopleIn(run))
  const written = {
    ...{ list, sources: source.lines, ...(run !== undefined && { run }) },
    nameOf: (id: string | undefined) => nameIn({ names }, id),
    timeOf: (at: number) =>
      new Intl.DateTimeFormat('sv', { timeZone, dateStyle: 'short', timeStyle: 'short' }).format(at),
  }
  // Whoever reads it does so in other years, too.
  const toRead = { ...written, timeOf: (at: number) => fullTimeAt(at, timeZone), dayOf: fullDay }
  const title = titleOf(shown)
  const name = title.replace(/[\\/:*?"<>|\s]+/g, '_').slice(0, 80)
  const sentence = `チェックリスト「${title}」を、CSV（表計算ソフトで開けるファイル）に書き出しました。`
  await sendFile(workspace, user, {
    name: `${name}.csv`,
    title: `${title}（CSV）`,
    content: writeCsv(written),
    sentence,
    whole: true,
  })
  const markdown = { name: `${name}.md`, title: `${title}（Markdown）`, content: writeMarkdown(toRead) }
  // As text it says nothing that the table has not said.
  if (workspace.features.has('files')) {
    await sendFile(workspace, user, {
      ...markdown,
      sentence: '同じ内容の、読むためのファイル（Markdown）です。',
    })
  }
  const files = workspace.features.has('files') ? 'CSVと、読むためのファイルを' : 'CSVを'
  const said = `${files}、ボットとのDMに送りました。`
  if (press.modal !== undefined) await sayAgain(parts, workspace, press, said)
  else if (press.channel !== undefined && !press.channel.startsWith('D'))
    await workspace.outbox.say(placeAside(press), said)
}
