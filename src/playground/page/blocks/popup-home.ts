import { createContext, useContext } from 'react'

/** Where menus open inside a modal: what stands outside of it is out of reach meanwhile. */
export const PopupHome = createContext<HTMLElement | null>(null)

/** The element that an open menu is put into: the modal, else the main part of the page, so that it belongs to a landmark. */
export function usePopupHome(): HTMLElement | undefined {
  return useContext(PopupHome) ?? document.querySelector<HTMLElement>('main') ?? undefined
}
