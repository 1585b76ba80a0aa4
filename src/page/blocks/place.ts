import { createContext, useContext } from 'react'
import type { Pressed } from '../protocol.js'

/** Where the blocks stand that are being drawn. */
export interface Place {
  where: Pressed
  /** How deep headings are here: a message's own are of level 3. */
  level: number
}

export const PlaceContext = createContext<Place>({ where: { on: 'view', view: '' }, level: 3 })

export function usePlace(): Place {
  return useContext(PlaceContext)
}
