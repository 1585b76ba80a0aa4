import { useCallback, useState } from 'react'
import { useActor, useWorld } from '../world.js'
import { IconButton } from './icon-button.js'
import { CloseIcon } from './icons.js'
import './overlays.css'
import { useProblems } from './own-notices.js'
import { Passing } from './passing.js'

const READING_MS = 15_000

/** Words of Slack's own to the acting person, and of the page itself; they stay long enough to be read. */
export function Words() {
  const { words } = useWorld()
  const actor = useActor()
  const problems = useProblems()
  const [gone, setGone] = useState<ReadonlySet<string>>(new Set())
  const leave = useCallback((key: string) => setGone((before) => new Set(before).add(key)), [])
  const shown = [
    ...words.map(({ user, text }, i) => ({ key: `word-${i}`, from: 'Slack', text, mine: user === actor.id })),
    ...problems.map((text, i) => ({ key: `problem-${i}`, from: '', text, mine: true })),
  ].filter(({ key, mine }) => mine && !gone.has(key))
  return (
    <div className="words" role="status">
      {shown.map(({ key, from, text }) => (
        <WordNotice key={key} id={key} from={from} text={text} leave={leave} />
      ))}
    </div>
  )
}

interface WordNoticeProps {
  id: string
  from: string
  text: string
  leave: (id: string) => void
}

function WordNotice({ id, from, text, leave }: WordNoticeProps) {
  const onGone = useCallback(() => leave(id), [leave, id])
  return (
    <Passing ms={READING_MS} className="word fade-in" onGone={onGone}>
      <p>
        {from !== '' && <strong>{from}: </strong>}
        {text}
      </p>
      <IconButton label="このお知らせを閉じる" onClick={onGone}>
        <CloseIcon />
      </IconButton>
    </Passing>
  )
}
