/** The modals that the app has opened for the acting person, the last one on top. */
export function ModalStack() {
  return null
}
