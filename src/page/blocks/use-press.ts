import { useRef, useState } from 'react'
import type { Json } from '../../local-slack/json.js'
import { ActError, act, useActor } from '../world.js'
import { usePlace } from './place.js'

const FAILED = 'うまくいきませんでした。もう一度お試しください。'

/** A sentence for the person, whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof ActError ? error.message : FAILED
}

/** Tells the app of a press: one at a time, and what went wrong is kept to be shown beside it. */
export function usePress(blockId: string) {
  const { where } = usePlace()
  const actor = useActor()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const underway = useRef(false)

  async function press(action: Json): Promise<void> {
    if (underway.current) return
    underway.current = true
    setBusy(true)
    setError(undefined)
    try {
      await act({ do: 'press', user: actor.id, where, action: { block_id: blockId, ...action } })
    } catch (thrown) {
      setError(sentenceOf(thrown))
    } finally {
      underway.current = false
      setBusy(false)
    }
  }
  return { press, busy, error }
}
