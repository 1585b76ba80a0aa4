import { useRef, useState } from 'react'
import type { Json } from '../../local-slack/json.js'
import { ActError, act, useActor } from '../world.js'
import type { FieldValue } from './field-value.js'
import { useForm } from './form.js'
import { usePlace } from './place.js'

const FAILED = 'うまくいきませんでした。もう一度お試しください。'

/** A sentence for the person, whatever was thrown. */
export function sentenceOf(error: unknown): string {
  return error instanceof ActError ? error.message : FAILED
}

/** Tells the app of a press: one at a time, and what went wrong is kept to be shown beside it. */
export function usePress(blockId: string) {
  const { where } = usePlace()
  const form = useForm()
  const actor = useActor()
  const [busy, setBusy] = useState(false)
  const [error, setError] = useState<string>()
  const underway = useRef(false)

  /** `changed` is what the form does not know of yet. */
  async function press(action: Json, changed: Record<string, FieldValue> = {}): Promise<void> {
    if (underway.current) return
    underway.current = true
    setBusy(true)
    setError(undefined)
    try {
      const values = where.on === 'view' && form !== undefined ? { values: { ...form.soFar(), ...changed } } : {}
      await act({ do: 'press', user: actor.id, where, action: { block_id: blockId, ...action }, ...values })
    } catch (thrown) {
      setError(sentenceOf(thrown))
    } finally {
      underway.current = false
      setBusy(false)
    }
  }
  return { press, busy, error }
}
