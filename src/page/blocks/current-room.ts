import { createContext, useContext } from 'react'

/** The id of the room that the person has open; undefined on the Home tab. */
export const CurrentRoom = createContext<string | undefined>(undefined)

export function useCurrentRoom(): string | undefined {
  return useContext(CurrentRoom)
}

/** Opens a room by id; a channel's chip can be pressed where this is given. */
export const GoToRoom = createContext<((room: string) => void) | undefined>(undefined)

export function useGoToRoom(): ((room: string) => void) | undefined {
  return useContext(GoToRoom)
}
