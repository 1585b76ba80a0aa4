import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, it, vi } from 'vitest'
import { retrieve } from '../../src/cli/retrieve.js'

const folder = mkdtempSync(join(tmpdir(), 'retrieve-'))
afterAll(() => rmSync(folder, { recursive: true }))
afterEach(() => vi.restoreAllMocks())

function file(name: string, rows: unknown[]): string {
  const path = join(folder, name)
  writeFileSync(path, rows.map((row) => (typeof row === 'string' ? row : JSON.stringify(row))).join('\n'))
  return path
}

const docs = file('docs.jsonl', [
  { id: 'a', title: '残業', text: '残業は原則しない。' },
  { id: 'b', title: '費用', text: '通信費は会社が負担する。' },
])
const queries = file('queries.jsonl', [
  { qid: 'q1', question: '通信費は誰が負担する？' },
  { qid: 2, question: '残業は？' },
  { qid: 'q3', question: '？' },
])

describe('telework retrieve', () => {
  it('writes a line for each question, in order, and the figures last on standard error', async () => {
    const lines: string[] = []
    const logs: string[] = []
    vi.spyOn(process.stdout, 'write').mockImplementation((line) => lines.push(String(line)) > 0)
    vi.spyOn(console, 'error').mockImplementation((line) => void logs.push(String(line)))
    expect(await retrieve(['--docs', docs, '--queries', queries])).toBe(0)
    const answers = lines.map((line) => JSON.parse(line))
    expect(answers).toEqual([
      { qid: 'q1', ranked: ['b'], ms: expect.any(Number) },
      { qid: 2, ranked: ['a'], ms: expect.any(Number) },
      { qid: 'q3', ranked: [], ms: expect.any(Number) },
    ])
    expect(JSON.parse(logs.at(-1)!)).toEqual({
      documents: 2,
      load_ms: expect.any(Number),
      build_ms: expect.any(Number),
      rss_mb: expect.any(Number),
    })
  })

  it.each([
    ['no files', [], /needs both files/],
    ['an unknown option', ['--doc', docs], /--doc/],
    ['a missing file', ['--docs', join(folder, 'none'), '--queries', queries], /none: cannot be read/],
    [
      'a broken line',
      ['--docs', docs, '--queries', file('broken.jsonl', ['{"qid":"a","question":"b"}', '{'])],
      /broken\.jsonl:2/,
    ],
    ['a missing key', ['--docs', file('keyless.jsonl', [{ id: 'a' }]), '--queries', queries], /keyless\.jsonl:1: text/],
    [
      'an id used twice',
      [
        '--docs',
        file('twice.jsonl', [
          { id: 'a', text: '' },
          { id: 'a', text: '' },
        ]),
        '--queries',
        queries,
      ],
      /twice\.jsonl: two documents have the id "a"/,
    ],
  ])('says in one line what is wrong: %s', async (_, args, message) => {
    const write = vi.spyOn(process.stdout, 'write')
    const error = await retrieve(args as string[]).catch((thrown: Error) => thrown)
    expect(error).toMatchObject({ name: 'UsageError', message: expect.stringMatching(message as RegExp) })
    expect((error as Error).message).not.toContain('\n')
    expect(write).not.toHaveBeenCalled()
  })
})
