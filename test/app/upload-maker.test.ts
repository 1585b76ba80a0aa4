import { join } from 'node:path'
import { expect, test } from 'vitest'
import { createUploadMaker } from '../../src/app/upload-maker.js'
import { PROJECT } from '../fixtures/loaded.js'

const maker = createUploadMaker(PROJECT, join(PROJECT, 'no-library'))
const send = (text: string, others: string[] = [], name = '査定規程.md') =>
  maker.make({ name, bytes: Buffer.from(text), at: 1_790_000_000_000 }, others)
const RULE = '# 査定規程\n\n## 第1条\n\n査定は年2回とする。\n'

test('a file is a document with what was read of it; another of its name is a newer version, for the same people', async () => {
  const first = await send(RULE)
  expect(first).toMatchObject({ title: '査定規程', audience: 'everyone', passages: 1, leftOut: [] })
  const kept = maker.restate(first.file, { title: '査定', audience: 'hr', reviewOn: '2027-04-01' })
  const newer = await send(RULE.replace('2回', '3回'), [kept])
  expect(newer).toMatchObject({ document: first.document, audience: 'hr' })
  expect(maker.contents(newer.file).sections[0]?.lines).toContain('査定は年3回とする。')
  const open = await send(`---\naudience: 全社員\n---\n${RULE}`, [kept])
  expect(open.audience).toBe('everyone')
}, 60_000)

test('a file that cannot be read is refused by its code', async () => {
  const refusal = (name: string, text: string) => send(text, [], name).catch(({ code }) => code)
  expect(await refusal('a.docx', 'no document')).toBe('notDocx')
  expect(await refusal('a.exe', 'MZ')).toBe('unsupported')
  expect(await refusal('a.md', '')).toBe('empty')
}, 60_000)
