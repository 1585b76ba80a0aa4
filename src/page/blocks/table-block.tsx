import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Json } from '../../local-slack/json.js'
import { listIn, numberIn, objectIn, stringIn } from './block-json.js'
import { RichText } from './rich-text.js'

/** A `table`: its first row names the columns. */
export function TableBlock({ block }: { block: Json }) {
  return (
    <Scrolling name="表">
      <Table rows={rowsIn(block)} settings={Array.isArray(block.column_settings) ? block.column_settings : []} />
    </Scrolling>
  )
}

const ROWS_AT_FIRST = 5

/** A `data_table`: with a caption, and some rows at a time. */
export function DataTableBlock({ block }: { block: Json }) {
  const [head = [], ...rows] = rowsIn(block)
  const size = numberIn(block.page_size) ?? ROWS_AT_FIRST
  const [page, setPage] = useState(0)
  const pages = Math.max(1, Math.ceil(rows.length / size))
  const caption = stringIn(block.caption) ?? '表'
  const shown = rows.slice(page * size, (page + 1) * size)
  return (
    <>
      <Scrolling name={caption}>
        <Table rows={[head, ...shown]} caption={caption} headerColumn={numberIn(block.row_header_column_index)} />
      </Scrolling>
      {pages > 1 && (
        <div className="bk-actions">
          <button
            type="button"
            className="bk-button"
            aria-disabled={page === 0}
            onClick={() => setPage(Math.max(0, page - 1))}
          >
            前へ
          </button>
          <span className="bk-soft" role="status">
            {page + 1} / {pages}ページ（全{rows.length}行）
          </span>
          <button
            type="button"
            className="bk-button"
            aria-disabled={page === pages - 1}
            onClick={() => setPage(Math.min(pages - 1, page + 1))}
          >
            次へ
          </button>
        </div>
      )}
    </>
  )
}

interface TableProps {
  rows: Json[][]
  caption?: string
  headerColumn?: number | undefined
  settings?: unknown[]
}

function Table({ rows: [head = [], ...rows], caption, headerColumn, settings = [] }: TableProps) {
  const lookOf = (cell: Json, column: number) => {
    const setting = objectIn(settings[column])
    const align = stringIn(setting?.align) ?? (cell.type === 'raw_number' ? 'right' : 'left')
    return {
      style: { textAlign: align as 'left' },
      className: setting?.is_wrapped === false ? 'bk-no-wrap' : undefined,
    }
  }
  return (
    <table className="bk-table">
      {caption !== undefined && <caption>{caption}</caption>}
      <thead>
        <tr>
          {head.map((cell, i) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place.
            <th key={i} scope="col" {...lookOf(cell, i)}>
              <Cell cell={cell} />
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, r) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a row is known by its place.
          <tr key={r}>
            {row.map((cell, i) =>
              i === headerColumn ? (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place.
                <th key={i} scope="row" {...lookOf(cell, i)}>
                  <Cell cell={cell} />
                </th>
              ) : (
                // biome-ignore lint/suspicious/noArrayIndexKey: a cell is known by its place.
                <td key={i} {...lookOf(cell, i)}>
                  <Cell cell={cell} />
                </td>
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function Cell({ cell }: { cell: Json }) {
  if (cell.type === 'rich_text') return <RichText block={cell} />
  return stringIn(cell.text)?.trim()
}

/** What is wider than the page scrolls in a frame of its own, which the keyboard reaches only while there is need. */
function Scrolling({ name, children }: { name: string; children: ReactNode }) {
  const frame = useRef<HTMLDivElement>(null)
  const [wide, setWide] = useState(false)
  useEffect(() => {
    const element = frame.current
    if (element === null) return
    const observer = new ResizeObserver(() => setWide(element.scrollWidth > element.clientWidth + 1))
    observer.observe(element)
    if (element.firstElementChild !== null) observer.observe(element.firstElementChild)
    return () => observer.disconnect()
  }, [])
  return (
    <div
      ref={frame}
      className="bk-scroll"
      {...(wide && { role: 'group', 'aria-label': `${name}（横に動かせます）`, tabIndex: 0 })}
    >
      {children}
    </div>
  )
}

function rowsIn(block: Json): Json[][] {
  return Array.isArray(block.rows) ? block.rows.map(listIn) : []
}
