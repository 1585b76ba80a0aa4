/** The parts of a view's payload that matter here. */
export interface ChoosingView {
  id: string
  hash?: string
  private_metadata: string
  state: { values: Record<string, Record<string, ChosenElement>> }
}

interface ChosenElement {
  selected_option?: { value?: string } | null
  selected_options?: { value?: string }[] | null
}

/** The values chosen in a menu, by the name of its block; several where it takes several. */
export function chosenIn({ state }: Pick<ChoosingView, 'state'>, block: string): string[] {
  const { selected_option, selected_options } = Object.values(state.values[block] ?? {})[0] ?? {}
  return [selected_option ?? undefined, ...(selected_options ?? [])].flatMap((option) => option?.value ?? [])
}
