import { z } from 'zod'
import { RULES } from '../rules.js'
import { richText } from './rich-text.js'
import { text } from './text-objects.js'

const block_id = text(RULES.blockId.max).optional()
const rawText = z.strictObject({ type: z.literal('raw_text'), text: z.string().min(1) })
const rawNumber = z.strictObject({ type: z.literal('raw_number'), value: z.number(), text: z.string().min(1) })
const row = z
  .array(z.discriminatedUnion('type', [rawText, rawNumber, richText]))
  .min(1)
  .max(RULES.tableColumns.max)

export const table = z.strictObject({
  type: z.literal('table'),
  block_id,
  rows: z.array(row).min(1).max(RULES.tableRows.max),
  column_settings: z
    .array(
      z
        .strictObject({
          align: z.enum(['left', 'center', 'right']).optional(),
          is_wrapped: z.boolean().optional(),
        })
        .nullable(),
    )
    .max(RULES.tableColumns.max)
    .optional(),
})

export const dataTable = z
  .strictObject({
    type: z.literal('data_table'),
    block_id,
    caption: z.string().min(1),
    rows: z.array(row).min(2).max(RULES.dataTableRows.max),
    page_size: z.number().int().min(1).max(RULES.dataTablePage.max).optional(),
    row_header_column_index: z.number().int().min(0).optional(),
  })
  .refine(({ rows }) => rows.every((each) => each.length === rows[0]?.length), 'all rows must have as many cells')
  .refine(({ rows }) => rows[0]?.every((cell) => cell.type !== 'rich_text'), 'no rich_text in the header')

const point = z.strictObject({ label: z.string().min(1), value: z.number() })
const series = z
  .array(z.strictObject({ name: z.string().min(1), data: z.array(point).min(1) }))
  .min(1)
  .max(RULES.chartSeries.max)
  .refine((all) => new Set(all.map((each) => each.name)).size === all.length, 'names must be unique')
const axis_config = z.looseObject({ categories: z.array(z.string().min(1)).min(1) })
const xy = (type: 'bar' | 'area' | 'line') => z.strictObject({ type: z.literal(type), series, axis_config })

export const dataVisualization = z.strictObject({
  type: z.literal('data_visualization'),
  block_id,
  title: text(RULES.chartTitle.max),
  chart: z.discriminatedUnion('type', [
    z.strictObject({ type: z.literal('pie'), segments: z.array(point).min(1).max(RULES.chartSeries.max) }),
    xy('bar'),
    xy('area'),
    xy('line'),
  ]),
})
