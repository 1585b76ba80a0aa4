import { createDocumentReader } from '../adapters/documents/document-reader.js'
import type { TableFiles } from '../service/desk/tables/table.js'

/** A table that people filled in is small: one that costs more than this is something else. */
const LIMITS = { timeoutMs: 30_000, heapMegabytes: 384, growthMegabytes: 600 }

/** Tables as files; each is read in a thread of its own, which ends with it. */
export const tableFiles: TableFiles = {
  readTable: async (name, bytes) => {
    const reader = createDocumentReader(LIMITS)
    try {
      return await reader.readTable(name, bytes)
    } finally {
      await reader.close()
    }
  },
  writeXlsx: async (rows) => (await import('../adapters/documents/xlsx-writing.js')).writeXlsx(rows),
}
