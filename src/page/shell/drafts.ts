import { useCallback, useSyncExternalStore } from 'react'
import { isStrings, kept } from './kept.js'

/** What was typed and not sent, by the person and where. */
const drafts = kept<Record<string, string>>('drafts', {}, isStrings, () => sessionStorage)

export function draftKey(person: string, room: string, thread?: string): string {
  return thread === undefined ? `${person}/${room}` : `${person}/${room}/${thread}`
}

export function setDraft(key: string, text: string): void {
  const { [key]: _, ...others } = drafts.get()
  drafts.set(text === '' ? others : { ...others, [key]: text })
}

export function useDraft(key: string): [string, (text: string) => void] {
  const text = useSyncExternalStore(drafts.subscribe, () => drafts.get()[key] ?? '')
  return [text, useCallback((next: string) => setDraft(key, next), [key])]
}
