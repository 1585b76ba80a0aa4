import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, describe, expect, it } from 'vitest'
import { PROJECT } from '../fixtures/loaded.js'
import { teleworkHere, teleworkProcess } from './run-command.js'

const folder = mkdtempSync(join(tmpdir(), 'cli-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('telework export', () => {
  it('ends without a word where whoever reads its output has read enough', async () => {
    const main = join(PROJECT, 'dist/cli/main.js')
    const { stderr } = await promisify(execFile)('sh', ['-c', `"${process.execPath}" "${main}" export | head -c 10`])
    expect(stderr).toBe('')
  })
})

describe('telework chat', () => {
  it('answers each line, and takes the second for a follow-up of the first', async () => {
    const { status, stdout } = await teleworkProcess(['chat'], '広島市の事例\n導入時期は？\n')
    expect(status).toBe(0)
    const second = stdout.slice(stdout.indexOf('\n\n「'))
    expect(stdout).toContain('広島市役所')
    expect(second).toMatch(/年/)
    expect(second).toContain('広島市役所')
  })

  it('takes no words on the command line', async () => {
    const { status, stderr } = await teleworkProcess(['chat', '残業は？'])
    expect([status, stderr]).toEqual([2, 'chat takes no words; type them once it has begun\n'])
  })
})

describe('telework ask', () => {
  it('answers with a quotation and where it stands', async () => {
    const { status, stdout } = await teleworkHere(['ask', '在宅勤務の労働時間はどう管理すればいい？'])
    expect(status).toBe(0)
    expect(stdout).toMatch(/^「.+/)
    expect(stdout).toMatch(/\n {4}\S+.*(事例（|『)/)
  })

  it('says so when the documents hold no answer', async () => {
    const { status, stdout } = await teleworkHere(['ask', '明日の天気は？'])
    expect(status).toBe(0)
    expect(stdout).not.toContain('「明日')
    expect(stdout).toMatch(/資料の中に答えが見つかりませんでした|テレワークの資料についてお答えするボットです/)
  })

  it('says so when a newer edition of the document is known', async () => {
    const { stdout } = await teleworkHere(['ask', 'テレワーク勤務者はパスワードの使い回しをしてもいいですか'])
    expect(stdout).toContain('新しい版があります: テレワークセキュリティガイドライン 第5版（総務省、2021-05-31）')
  })

  it('prints the Answer as JSON, with its reasons when asked', async () => {
    const answer = JSON.parse((await teleworkHere(['ask', '在宅勤務の日の残業は？', '--json', '--explain'])).stdout)
    expect(answer.kind).toBe('answer')
    expect(answer.excerpts.length).toBeGreaterThan(0)
    expect(answer.explain.concepts[0]).toMatchObject({ said: '在宅' })
    expect(answer.explain.intents[0].intent).toBe('answer')
    expect(answer.explain.decision).toEqual({ kind: 'answer', reason: 'classifier' })
  })

  it('answers JSON lines in order, one each, with the time inside the assistant; lines of one thread are a conversation', async () => {
    const input = [
      '{"id":"a","question":"肝付町はいつからテレワークを始めましたか"}',
      '',
      '{"id":2,"question":"プロ野球の結果"}',
      '{"id":3,"question":"広島市の事例","thread":"x"}',
      '{"id":4,"question":"NECの事例","thread":7}',
      '{"id":5,"question":"そこの課題は？","thread":"x"}',
      '{"id":6,"question":"そこの課題は？"}',
    ].join('\n')
    const lines = (await teleworkProcess(['ask', '--jsonl'], input)).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.map(({ id }) => id)).toEqual(['a', 2, 3, 4, 5, 6])
    expect(lines[0]).toMatchObject({ kind: 'answer' })
    expect(Object.keys(lines[0].excerpts[0])).toEqual(['text', 'source', 'title', 'section', 'passage', 'verbatim'])
    expect(lines[1]).toMatchObject({ kind: 'none', excerpts: [] })
    expect(lines[4].excerpts[0].title).toContain('広島市')
    expect(lines[5].excerpts.length).toBeGreaterThan(0)
    expect(lines[5].excerpts.map(({ title }: { title: string }) => title).join()).not.toContain('広島市')
    for (const { ms, confidence } of lines) {
      expect(ms).toBeGreaterThan(0)
      expect(confidence).toBeGreaterThanOrEqual(0)
      expect(confidence).toBeLessThanOrEqual(1)
    }
  })

  it('checks standard input whole before the first answer', async () => {
    const { status, stdout, stderr } = await teleworkProcess(
      ['ask', '--jsonl'],
      '{"id":1,"question":"残業は？"}\nnot json\n',
    )
    expect(status).toBe(2)
    expect(stdout).toBe('')
    expect(stderr).toBe('standard input:2: not a JSON line\n')
  })
})

describe('the look-ups', () => {
  it('shows a case', async () => {
    const { stdout } = await teleworkHere(['case', '広島市'])
    expect(stdout).toMatch(/広島市役所/)
    expect(stdout).toContain('テレワーク事例集')
  })

  it('finds a case by its facts', async () => {
    const { stdout } = await teleworkHere(['case', '建設業', '24人'])
    expect(stdout.split('\n')[0]).toContain('1件')
    expect(stdout).toContain('向洋電機土木株式会社')
  })

  it('prints a look-up as JSON: what it found, and the words that it could not use', async () => {
    const found = JSON.parse((await teleworkHere(['case', '黒字の自治体', '四国', '--json'])).stdout)
    expect(found).toEqual({ kind: 'cases', cases: [{ id: 'kochi-prefecture', name: '高知県' }], unread: ['黒字'] })
    expect(JSON.parse((await teleworkHere(['checklist', '経営者', 'セキュリティ', '--json'])).stdout)).toEqual({
      kind: 'checklist',
      cases: [],
      checklist: { id: 'security-executives' },
      unread: [],
    })
  })

  it('says which condition left nothing, and which words it could not use', async () => {
    expect((await teleworkHere(['case', '製造業', '九州', 'フランス'])).stdout).toBe(
      '条件に合う事例はありません（製造業・九州）。『製造業』を外すと4件、『九州』を外すと2件です。\n次の語は使えませんでした: フランス\n',
    )
  })

  it('shows a checklist, its steps and its source', async () => {
    const { stdout } = await teleworkHere(['checklist', '現状把握'])
    expect(stdout).toMatch(/\[ \] 1\. /)
    expect(stdout).toContain('出典: 総務省『テレワーク 地方公共団体導入ガイド』（2009年12月）')
  })

  it('prints a checklist as a table: the mark of UTF-8, each step with its place, no number twice', async () => {
    const { stdout } = await teleworkHere(['checklist', '経営者', 'セキュリティ', '--csv'])
    const [head, first] = stdout.split('\r\n')
    expect(head).toBe('\ufeff番号,区分,項目,出典')
    expect(first).toMatch(/^1,情報セキュリティ保全対策の大枠,テレワークの実施を織り込んだ[^,]*。,総務省/)
    const none = await teleworkHere(['checklist', '--csv'])
    expect([none.status, none.stdout]).toEqual([1, ''])
    expect((await teleworkHere(['case', '広島市', '--csv'])).status).toBe(2)
  })

  it('offers every checklist when none is named', async () => {
    expect((await teleworkHere(['checklist'])).stdout).toContain('どのチェックリストをご覧になりますか。')
  })
})

describe('export and check', () => {
  it('exports every passage as a JSON line', async () => {
    const lines = (await teleworkHere(['export'])).stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(lines.length).toBeGreaterThan(1500)
    for (const line of lines)
      expect(Object.keys(line)).toEqual(['id', 'source', 'title', 'section', 'text', 'verbatim'])
    expect(new Set(lines.map(({ id }) => id)).size).toBe(lines.length)
  })

  it('finds nothing wrong in what ships', async () => {
    const { status, stdout, stderr } = await teleworkHere(['check'])
    expect([status, stdout]).toEqual([0, ''])
    expect(stderr).toMatch(/^ok: \d+ cases, /)
  })
})

describe('telework eval', () => {
  const write = (name: string, lines: object[]) => {
    const path = join(folder, name)
    writeFileSync(path, lines.map((line) => JSON.stringify(line)).join('\n'))
    return path
  }

  it('scores the three kinds of question files', async () => {
    const questions = write('q.jsonl', [
      {
        id: 'q',
        source: 'casebook',
        unit: '向洋電機土木',
        question: '向洋電機のガソリンはどれだけ減った？',
        style: 'numeric',
        gold_any: ['6,000'],
        gold_all: [],
      },
      {
        id: 'miss',
        source: 'casebook',
        unit: '向洋電機土木',
        question: '向洋電機の従業員数は？',
        style: 'numeric',
        gold_any: ['この世にない'],
        gold_all: [],
      },
    ])
    const rest = [
      write('u.jsonl', [{ id: 'u', question: '今日の株価は？', kind: 'far' }]),
      write('t.jsonl', [{ id: 't', text: 'ヘルプを見せて', kind: 'help' }]),
    ]
    const scores = JSON.parse((await teleworkHere(['eval', questions, ...rest, '--json'])).stdout)
    expect(scores).toMatchObject({
      corpus: 0.5,
      'hit@1': 0.5,
      'hit@3': 0.5,
      'unit@1': 1,
      'abstain far': 1,
      intents: 1,
      questions: 4,
    })
  })

  it('names a file that is missing and a line that is wrong', async () => {
    expect(await teleworkHere(['eval', join(folder, 'gone.jsonl')])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('gone.jsonl: cannot be read (ENOENT)'),
    })
    const path = write('bad.jsonl', [{ id: 'x' }])
    expect(await teleworkHere(['eval', path])).toMatchObject({
      status: 2,
      stderr: expect.stringContaining('bad.jsonl:1:'),
    })
  })
})

describe('wrong usage', () => {
  it.each([
    [[], 2, 'usage: telework COMMAND'],
    [['akk'], 2, 'unknown command "akk"'],
    [['ask'], 2, 'ask needs a question'],
    [['ask', '--jsno', 'x'], 2, "Unknown option '--jsno'"],
    [['eval'], 2, 'eval needs at least one file'],
  ])('%j ends with %i and one line that says what', async (args, status, message) => {
    const run = await teleworkHere(args)
    expect(run.status).toBe(status)
    expect(run.stdout).toBe('')
    expect(run.stderr).toContain(message)
  })
})
