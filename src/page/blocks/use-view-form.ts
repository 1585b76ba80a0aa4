import { useState } from 'react'
import type { Json } from '../../local-slack/json.js'
import type { ShownView } from '../protocol.js'
import { act, useActor } from '../world.js'
import { blockIdOf, listIn } from './block-json.js'
import { type FieldValue, faultIn, fieldsOf } from './field-value.js'
import type { Form } from './form.js'
import { useInitialValue } from './use-initial-value.js'
import { sentenceOf } from './use-press.js'

/** What was typed into the views that are open, by view and by block: it outlives changes of the view's other blocks. */
export interface Typed {
  values: Record<string, FieldValue>
  faults: Record<string, string>
  failed?: string
}

const NOTHING: Typed = { values: {}, faults: {} }

/** The forms of all open views; that of the visible one, and what sends it off. */
export function useViewForm(shown: ShownView | undefined) {
  const actor = useActor()
  const initial = useInitialValue()
  const [all, setAll] = useState<Record<string, Typed>>({})
  const [busy, setBusy] = useState(false)
  const view = shown?.id ?? ''
  const typed = all[view] ?? NOTHING
  const fields = fieldsOf(listIn(shown?.view.blocks), blockIdOf)

  function update(change: (before: Typed) => Typed): void {
    setAll((before) => ({ ...before, [view]: change(before[view] ?? NOTHING) }))
  }
  const heldIn = (block: string, element: Json) => typed.values[block] ?? initial(element)
  const soFar = () => Object.fromEntries(fields.map((field) => [field.id, heldIn(field.id, field.element)]))
  const form: Form = {
    valueOf: heldIn,
    soFar,
    change: (block, value) =>
      update(({ values, faults: { [block]: _, ...faults } }) => ({ values: { ...values, [block]: value }, faults })),
    faultOf: (block) => typed.faults[block],
  }

  /** Gives the blocks that are not right; none where the view went off. */
  async function submit(): Promise<string[]> {
    if (busy) return []
    const values = soFar()
    const found = fields.flatMap((field) => {
      const fault = faultIn(field, values[field.id] ?? {})
      return fault === undefined ? [] : [[field.id, fault] as const]
    })
    if (found.length > 0) return refuse(Object.fromEntries(found))
    setBusy(true)
    update(({ values: kept }) => ({ values: kept, faults: {} }))
    try {
      const { errors, failed } = await act({ do: 'submit', user: actor.id, view, values })
      if (failed !== undefined) update((before) => ({ ...before, failed }))
      return errors === undefined ? [] : refuse(errors)
    } catch (thrown) {
      update((before) => ({ ...before, failed: sentenceOf(thrown) }))
      return []
    } finally {
      setBusy(false)
    }
  }
  function refuse(faults: Record<string, string>): string[] {
    update(({ values }) => ({ values, faults }))
    return fields.map(({ id }) => id).filter((id) => id in faults)
  }

  async function close(): Promise<void> {
    try {
      await act({ do: 'close', user: actor.id, view })
    } catch (thrown) {
      update((before) => ({ ...before, failed: sentenceOf(thrown) }))
    }
  }
  return { form, typed, busy, submit, close }
}
