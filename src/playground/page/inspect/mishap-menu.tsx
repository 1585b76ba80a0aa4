/** What can be made to go wrong, once. */
export function MishapMenu() {
  return null
}
