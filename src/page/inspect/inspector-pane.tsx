import { Tabs } from '@base-ui/react/tabs'
import { useMemo, useState } from 'react'
import { IconButton } from '../shell/icon-button.js'
import { BackIcon, CloseIcon } from '../shell/icons.js'
import { useIsPhone } from '../shell/screen.js'
import { act, nameOf, useWorld } from '../world.js'
import { AppearanceTab } from './appearance-tab.js'
import { subjectOf } from './inspect-subject.js'
import './inspect.css'
import { JsonTab } from './json-tab.js'
import { ReasonTab } from './reason/reason-tab.js'
import { SizesTab } from './sizes-tab.js'
import { useAsked } from './use-asked.js'
import { WaitingLine } from './waiting-line.js'

export type Inspectable = { channel: string; ts: string } | { view: string }

/** The tab chosen last, for the next thing that is looked into. */
let lastTab = 'appearance'

/** One message or view from all sides: as a phone and a screen reader get it, its JSON, its sizes, and why. */
export function InspectorPane({ what, onClose }: { what: Inspectable; onClose: () => void }) {
  const world = useWorld()
  const isPhone = useIsPhone()
  const subject = useMemo(() => subjectOf(world, what), [world, what])
  const [chosen, setChosen] = useState(lastTab)
  const key = 'view' in what ? what.view : `${what.channel}/${what.ts}`
  const { value, problem } = useAsked(key, subject.version, () => act({ do: 'inspect', what }))
  const explainable = 'ts' in what && subject.message?.fromApp === true
  const tab = chosen === 'reason' && !explainable ? 'appearance' : chosen
  return (
    <div className="inspect">
      <header className="pane-head">
        {isPhone && (
          <IconButton label="戻る" onClick={onClose}>
            <BackIcon />
          </IconButton>
        )}
        <div className="pane-name">
          <h2 tabIndex={-1}>調べる</h2>
          <p>{subject.says(nameOf(world, subject.message?.user ?? ''))}</p>
        </div>
        {!isPhone && (
          <IconButton label="調べる画面を閉じる" onClick={onClose}>
            <CloseIcon />
          </IconButton>
        )}
      </header>
      <Tabs.Root
        className="inspect-tabs"
        value={tab}
        onValueChange={(next: string) => {
          lastTab = next
          setChosen(next)
        }}
      >
        <Tabs.List className="inspect-tab-list" aria-label="調べる面">
          <Tabs.Tab value="appearance">見え方</Tabs.Tab>
          <Tabs.Tab value="sizes">大きさ</Tabs.Tab>
          <Tabs.Tab value="json">JSON</Tabs.Tab>
          {explainable && <Tabs.Tab value="reason">理由</Tabs.Tab>}
        </Tabs.List>
        <Tabs.Panel className="inspect-panel" value="appearance">
          {value ? <AppearanceTab inspected={value} message={subject.message} /> : <WaitingLine problem={problem} />}
        </Tabs.Panel>
        <Tabs.Panel className="inspect-panel" value="sizes">
          {value ? <SizesTab sizes={value.sizes} /> : <WaitingLine problem={problem} />}
        </Tabs.Panel>
        <Tabs.Panel className="inspect-panel inspect-panel-json" value="json">
          {value ? <JsonTab json={value.json} /> : <WaitingLine problem={problem} />}
        </Tabs.Panel>
        {explainable && (
          <Tabs.Panel className="inspect-panel" value="reason">
            <ReasonTab channel={what.channel} ts={what.ts} version={subject.version} />
          </Tabs.Panel>
        )}
      </Tabs.Root>
    </div>
  )
}
