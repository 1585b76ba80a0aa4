import { spawn } from 'node:child_process'
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createDocumentReader, READING_LIMITS } from '../../src/adapters/documents/document-reader.js'
import { readLibrary } from '../../src/data/library-store.js'
import { teleworkHere } from '../cli/run-command.js'
import { PROJECT } from '../fixtures/loaded.js'
import { makeDocx, makeOldOffice, makePdf, makeZip } from '../fixtures/make-files.js'

const program = join(PROJECT, 'dist/cli/main.js')
const folder = mkdtempSync(join(tmpdir(), 'importing-'))
const library = join(folder, 'library')
const env = { ...process.env, DATA_DIR: folder }

async function telework(...args: string[]): Promise<{ code: number; out: string; err: string }> {
  const { status, stdout, stderr } = await teleworkHere(args, folder)
  // How far an import is, is said where it takes longer than a second.
  return { code: status, out: stdout, err: stderr.replace(/^\d+\/\d+ .*\n/gm, '') }
}

const RULES = `---
title: 在宅勤務規程
publisher: 株式会社例示
date: 2024-04
audience: 全社員
reviewBy: "2025-03-31"
---
# 在宅勤務規程

## 第3条（申請）

在宅勤務を希望する社員は、前日の15時までに勤怠システムのスマイル申請画面から申請する。

## 第4条（通信費）

在宅勤務手当として、通信費と光熱費の補助を月額4,200円支給する。
`

const put = (name: string, content: string | Uint8Array) => {
  writeFileSync(join(folder, name), content)
  return join(folder, name)
}
const snapshot = () =>
  Object.fromEntries(
    readdirSync(library)
      .filter((name) => name.endsWith('.md'))
      .map((name) => [name, readFileSync(join(library, name), 'utf8')]),
  )

beforeAll(async () => {
  const { code, err } = await telework('import', put('rules.md', RULES))
  expect(err).toBe('')
  expect(code).toBe(0)
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('telework import', () => {
  it('takes what a file says of itself, and lists it with age and review date', async () => {
    const { out } = await telework('library', 'list')
    expect(out.trim().split('\t')).toEqual([
      'rules',
      '在宅勤務規程',
      '株式会社例示',
      '2024-04',
      expect.stringMatching(/^imported \d{4}-\d\d-\d\d, 0 days ago$/),
      'for 全社員',
      'review by 2025-03-31 OVERDUE',
      '2 passages',
      'rules.md',
    ])
  })

  it('answers from the rules before anyone’s guide, and cites the article', async () => {
    for (const [question, words] of [
      ['在宅勤務の申請はいつまで？', '前日の15時まで'],
      ['通信費の補助はいくら？', '月額4,200円'],
    ]) {
      const { out } = await telework('ask', '--json', question!)
      const [first] = JSON.parse(out).excerpts
      expect(first.text).toContain(words)
      expect(first.verbatim).toBe(true)
      expect(first.citation.label).toMatch(/^株式会社例示『在宅勤務規程』（2024年4月） 第[34]条（.+）・\d+行目$/)
    }
  })

  it('replaces the document when its file is imported again, under whatever flags', async () => {
    const again = put('rules.md', RULES.replace('月額4,200円', '月額5,300円'))
    expect((await telework('import', again, '--publisher', '人事部')).out).toBe(
      'replaced rules: 在宅勤務規程 (2 passages of 5 lines; none left out)\n',
    )
    const [document, ...others] = readLibrary(library).documents
    expect(others).toEqual([])
    expect(document!.entry.publisher).toBe('人事部')
    expect(document!.passages[1]!.lines.at(-1)!.text).toContain('5,300円')
  })

  it('reads .docx, .pdf, .html and .txt in one go, and exports them when asked', async () => {
    const files = [
      put(
        '経費規程.docx',
        makeDocx([{ text: '経費', heading: 1 }, { text: '机と椅子の購入費は3万円まで会社が負担する。' }]),
      ),
      put('security.pdf', makePdf([[{ text: '端末は会社が貸与したものに限り、私物の端末は使わない。' }]])),
      put('faq.html', '<title>よくある質問</title><h2>残業</h2><p>在宅勤務中の残業は事前の承認が要ります。</p>'),
      put(
        'memo.txt',
        Buffer.from([0x8d, 0xdd, 0x91, 0xee, 0x8b, 0xce, 0x96, 0xb1, 0x82, 0xcc, 0x8b, 0x4b, 0x92, 0xf6, 0x81, 0x42]),
      ),
    ]
    const { code, out } = await telework('import', ...files, '--date', '2024')
    expect(code).toBe(0)
    expect(out).toMatch(
      /imported doc-[0-9a-f]{8}: 経費 .*\nimported security: .*\nimported faq: よくある質問 .*\nimported memo: memo/,
    )
    const lines = (await telework('export', '--library')).out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.filter(({ source }) => source === 'security')).toEqual([
      {
        id: 'security',
        source: 'security',
        title: 'security',
        section: '',
        text: '端末は会社が貸与したものに限り、私物の端末は使わない。',
        verbatim: true,
      },
    ])
    expect((await telework('export')).out).not.toContain('"verbatim":true')
  })

  it('says how many lines it left out, and lists them with where they stood', async () => {
    const page = (number: number) => [
      { text: '旅費規程 第三版', x: 50, y: 815, size: 8 },
      { text: `日当は、第${number}種の出張について、行き先に応じて定める額とする。`, x: 50, y: 700 },
    ]
    const { out, err } = await telework('import', put('travel.pdf', makePdf([page(1), page(2)])))
    expect(err).toBe('')
    expect(out).toBe(
      'imported travel: travel (1 passages of 2 lines; 2 left out: telework library show travel --left-out)\n',
    )
    expect((await telework('library', 'show', 'travel', '--left-out')).out).toBe(
      'running head\t1ページ\t旅費規程 第三版\nrunning head\t2ページ\t旅費規程 第三版\n',
    )
    expect((await telework('library', 'show', 'travel')).out).toContain(
      '日当は、第1種の出張について、行き先に応じて定める額とする。',
    )
    expect((await telework('export', '--library')).out).not.toContain('第三版')
    await telework('library', 'remove', 'travel')
  })

  it('takes any front matter as far as it can be used, with a note; not where it says for whom in vain', async () => {
    const text = (front: string) => `---\n${front}\n---\n端末は会社が貸与する。\n`
    const taken = await telework(
      'import',
      put(
        'wiki.md',
        text('title: 端末\ndate: 2025-04-08T10:32:15+09:00\npublished: true\ntags: [a]\nauthor: a@example.jp'),
      ),
    )
    expect(taken).toMatchObject({
      code: 0,
      err: `warning: ${join(folder, 'wiki.md')}: front matter not used: published, tags, author\n`,
    })
    expect(readLibrary(library).documents.find(({ entry }) => entry.id === 'wiki')!.entry).toMatchObject({
      title: '端末',
      published: '2025-04-08',
    })
    expect(await telework('import', put('broken.md', text('title: 規程: 第2版')))).toMatchObject({ code: 0 })
    expect(await telework('import', put('secret.md', text('reviewBy: 来年')))).toMatchObject({ code: 2, out: '' })
    await telework('library', 'remove', 'wiki', 'broken')
  })

  it('takes documents out, all or none', async () => {
    const before = snapshot()
    expect(await telework('library', 'remove', 'memo', 'nobody')).toMatchObject({ code: 2 })
    expect(snapshot()).toEqual(before)
    expect((await telework('library', 'remove', 'memo')).out).toBe('removed memo\n')
    expect(Object.keys(snapshot())).not.toContain('memo.md')
  })

  it.each([
    [['import'], 'import needs at least one file'],
    [['import', 'x.md', '--date', '4月'], '--date: expected YYYY, YYYY-MM or YYYY-MM-DD'],
    [['import', 'x.md', '--review-by', '2025'], '--review-by: expected YYYY-MM-DD'],
    [['import', 'a.md', 'b.md', '--title', 'x'], '--id and --title name one document'],
    [['import', 'x.md', '--id', '規程'], '--id: expected an id in kebab-case'],
    [['library', 'show'], 'usage: telework library show ID'],
    [['library', 'show', 'nobody'], 'not in the library: nobody'],
    [['library', 'shelve'], 'usage: telework library list'],
  ])('wrong usage: %j', async (args, words) => {
    const { code, out, err } = await telework(...args)
    expect([code, out, err.trim().split('\n').length]).toEqual([2, '', 1])
    expect(err).toContain(words)
  })
})

describe('files that are refused', () => {
  const text = '在宅勤務者は、始業と終業の時刻を上長へ電子メールで連絡する。'
  const noise = (seed: number, length = 400) =>
    Buffer.from(Array.from({ length }, (_, i) => (i * 7919 + seed * 104729) % 256))
  const kinds: [kind: string, words: RegExp, make: (i: number) => [name: string, content: string | Uint8Array]][] = [
    [
      'empty',
      /the file is empty/,
      (i) => [
        `empty-${i}${['.txt', '.md', '.html', '.docx', '.pdf'][i % 5]}`,
        i % 3 === 0 || i % 5 > 2 ? '' : ' \n'.repeat(i),
      ],
    ],
    [
      'encrypted',
      /encrypted/,
      (i) =>
        i % 2
          ? [`locked-${i}.pdf`, makePdf([[{ text: `${text}${i}` }]], { encrypted: true })]
          : [
              `locked-${i}.docx`,
              i % 4 ? makeOldOffice(true) : makeZip({ 'word/document.xml': text }, { encrypted: true }),
            ],
    ],
    [
      'scanned',
      /pictures of pages but no text/,
      (i) => [
        `scan-${i}.pdf`,
        makePdf(
          Array.from({ length: 1 + (i % 4) }, () => []),
          { scanned: true },
        ),
      ],
    ],
    ['too large', /larger than 50 MB/, (i) => [`large-${i}${['.txt', '.pdf', '.docx', '.html'][i % 4]}`, 'sparse']],
    ['binary', /binary/, (i) => [`binary-${i}${['.txt', '.md', '.html'][i % 3]}`, noise(i)]],
    [
      'not the type its name says',
      /the content|only \.docx|old form|cannot be|damaged/,
      (i) => [
        `wrong-${i}${['.pdf', '.docx', '.html', '.txt', '.docx', '.rtf', '.doc'][i % 7]}`,
        [text, makePdf([[{ text }]]), text, makePdf([[{ text }]]), makeZip({ 'xl/workbook.xml': 'x' }), text, text][
          i % 7
        ]!,
      ],
    ],
    [
      'damaged',
      /damaged/,
      (i) =>
        i % 2
          ? [`cut-${i}.docx`, makeDocx([{ text }]).subarray(0, 300 + 20 * i)]
          : [`cut-${i}.pdf`, `%PDF-1.7\n${'x'.repeat(i)}`],
    ],
  ]

  it.each(kinds)(
    '20 files that are %s are named, each in one line, and the library stays as it was',
    async (_, words, make) => {
      const before = snapshot()
      mkdirSync(join(folder, 'bad'), { recursive: true })
      const paths = Array.from({ length: 20 }, (_, i) => {
        const [name, content] = make(i)
        const path = put(join('bad', name), content)
        if (content === 'sparse') truncateSync(path, 51 * 1024 * 1024)
        return path
      })
      const { code, out, err } = await telework('import', ...paths, join(folder, 'rules.md'))
      expect([code, out]).toEqual([2, ''])
      const named = err.trim().split('\n')
      expect(named.slice(0, 20).map((line) => line.slice(0, line.indexOf(': ')))).toEqual(paths)
      for (const line of named.slice(0, 20)) expect(line).toMatch(words)
      expect(named.slice(20)).toEqual(['nothing was imported: 20 of 21 files were refused'])
      expect(snapshot()).toEqual(before)
      rmSync(join(folder, 'bad'), { recursive: true })
    },
  )

  it('a file that takes too long or too much is refused, and the next one is read', async () => {
    const good = put('good.txt', text)
    const reader = createDocumentReader({ ...READING_LIMITS, timeoutMs: 1 })
    await expect(reader.read(good)).rejects.toMatchObject({ code: 'tooSlow' })
    const small = createDocumentReader({ ...READING_LIMITS, heapMegabytes: 8 })
    await expect(small.read(put('heavy.txt', `${text}\n`.repeat(100_000)))).rejects.toMatchObject({
      code: 'tooComplex',
    })
    expect((await small.read(good)).document.lines).toHaveLength(1)
    await Promise.all([reader.close(), small.close()])
  })
})

describe('an import that is killed', () => {
  it('leaves the library whole, wherever it was', async () => {
    const files = Array.from({ length: 30 }, (_, i) =>
      put(`killed-${i}.txt`, `${i}番の規程では、在宅勤務を週${i}回まで認める。\n`.repeat(40)),
    )
    expect((await telework('import', ...files)).code).toBe(0)
    const old = snapshot()
    for (let round = 0; round < 8; round += 1) {
      for (const [i, path] of files.entries())
        writeFileSync(path, `${i}番の規程は第${round}版で、在宅勤務を週${i}回まで認める。\n`.repeat(40))
      const child = spawn('node', [program, 'import', ...files], { env, stdio: ['ignore', 'pipe', 'pipe'] })
      const ended = new Promise((resolve) => child.on('exit', resolve))
      // From the first draft on, at another moment each time.
      await new Promise<void>((resolve) => {
        const look = setInterval(() => {
          if (child.exitCode !== null || readdirSync(library).some((name) => name.startsWith('.'))) {
            clearInterval(look)
            setTimeout(resolve, round * 2)
          }
        }, 1)
      })
      child.kill('SIGKILL')
      await ended
      const { documents } = readLibrary(library)
      expect(documents.filter(({ entry }) => entry.id.startsWith('killed-'))).toHaveLength(30)
      for (const { passages } of documents) expect(passages.length).toBeGreaterThan(0)
    }
    // What was left lying about goes with the next import.
    expect((await telework('import', ...files)).code).toBe(0)
    expect(readdirSync(library).filter((name) => name.startsWith('.'))).toEqual([])
    expect(Object.keys(snapshot())).toEqual(Object.keys(old))
  })
}, 120_000)
