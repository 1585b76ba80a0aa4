import type { ReactNode } from 'react'

/** The first few of a ranked list; those after them unfold, and are counted on. */
export function FoldedList<Item>({
  items,
  shown,
  row,
}: {
  items: readonly Item[]
  shown: number
  row: (item: Item, place: number) => ReactNode
}) {
  return (
    <>
      <ol className="hits">{items.slice(0, shown).map(row)}</ol>
      {items.length > shown && (
        <details className="more">
          <summary>
            {shown + 1}番目から{items.length}番目
          </summary>
          <ol className="hits" start={shown + 1}>
            {items.slice(shown).map((item, i) => row(item, i + shown))}
          </ol>
        </details>
      )}
    </>
  )
}
