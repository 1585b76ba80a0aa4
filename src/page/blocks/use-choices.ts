import { useEffect, useRef, useState } from 'react'
import type { Json } from '../../local-slack/json.js'
import { act, nameOf, useActor, useWorld } from '../world.js'
import { type Choice, type ChoiceGroup, choicesOf, personChoices, roomChoices } from './choices.js'
import { usePlace } from './place.js'

/** Slack asks the app when three characters are typed, unless the element says otherwise. */
const LEAST_TYPED = 3
const WAIT_MS = 200

export interface Offered {
  choices: Choice[] | ChoiceGroup[]
  /** The app chose them by what was typed: they are not to be filtered again. */
  filtered: boolean
  /** What there is to say besides the choices. */
  status: string | undefined
}

/** What a menu offers now: its own options, people, rooms, or what the app suggests for what is typed. */
export function useChoices(element: Json, typed: string, open: boolean): Offered {
  const world = useWorld()
  const actor = useActor()
  const kind = String(element.type).replace(/^multi_/, '')
  const suggested = useSuggestions(element, typed, open && kind === 'external_select')
  switch (kind) {
    case 'external_select':
      return { ...suggested, filtered: true }
    case 'users_select':
      return { choices: personChoices(world.people), filtered: false, status: undefined }
    case 'conversations_select':
    case 'channels_select': {
      const seen = {
        rooms: world.rooms,
        person: actor.id,
        app: world.app.userId,
        nameOf: (id: string) => nameOf(world, id),
      }
      return { choices: roomChoices(element, seen), filtered: false, status: undefined }
    }
    default:
      return { choices: choicesOf(element), filtered: false, status: undefined }
  }
}

function useSuggestions(element: Json, typed: string, asks: boolean): Omit<Offered, 'filtered'> {
  const actor = useActor()
  const { where } = usePlace()
  const view = where.on === 'view' ? where.view : undefined
  const [found, setFound] = useState<Omit<Offered, 'filtered'>>({ choices: [], status: undefined })
  const latest = useRef(element)
  latest.current = element
  const missing = Number(element.min_query_length ?? LEAST_TYPED) - [...typed].length

  useEffect(() => {
    if (!asks || missing > 0) return
    let current = true
    setFound((before) => ({ ...before, status: '探しています…' }))
    const timer = setTimeout(async () => {
      const next = await suggest(latest.current, typed, actor.id, view)
      if (current) setFound(next)
    }, WAIT_MS)
    return () => {
      current = false
      clearTimeout(timer)
    }
  }, [asks, missing, typed, actor.id, view])

  if (missing > 0) return { choices: [], status: `あと${missing}文字入力すると、候補が出ます。` }
  return found
}

async function suggest(
  element: Json,
  typed: string,
  user: string,
  view: string | undefined,
): Promise<Omit<Offered, 'filtered'>> {
  try {
    const given = await act({ do: 'suggest', user, element, typed, ...(view !== undefined && { view }) })
    if (given.options === undefined && given.option_groups === undefined)
      return { choices: [], status: '候補を読み込めませんでした。' }
    return { choices: choicesOf(given as Json), status: undefined }
  } catch {
    return { choices: [], status: '候補を読み込めませんでした。' }
  }
}
