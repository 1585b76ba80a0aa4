import { chmodSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { loadCorpus } from '../../src/data/load-corpus.js'
import { loadIntents } from '../../src/data/load-intents.js'
import { DataError, renderProblem } from '../../src/data/problem.js'

const small = join(import.meta.dirname, '../fixtures/small')
let root: string

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'corpus-'))
  cpSync(small, root, { recursive: true })
})

afterEach(() => {
  rmSync(root, { recursive: true, force: true })
})

function problemsOf(load: (root: string) => unknown): string[] {
  try {
    load(root)
    return []
  } catch (error) {
    if (error instanceof DataError) return error.problems.map(renderProblem)
    throw error
  }
}

/** Writes one broken file over the small corpus and gives every problem that loading reports. */
function problemsWith(path: string, text: string): string[] {
  writeFileSync(join(root, path), text)
  return problemsOf(path.startsWith('intents') ? loadIntents : loadCorpus)
}

describe('loadCorpus', () => {
  it('reads every kind of file, with passages that know their place', () => {
    const corpus = loadCorpus(root)
    expect(corpus.passages.map(({ id, place }) => [id, place])).toEqual([
      ['acme#基本情報', '企業の概要'],
      ['acme#制度・運用', '２．運用の実態'],
      ['acme#制度・運用/残業の扱い', '２．運用の実態'],
      ['acme#効果', '企業の概要'],
      ['trial', 'D. 試行導入'],
      ['survey#1', 'B. 現状把握'],
      ['survey#2', 'B. 現状把握'],
      ['rates', '普及状況'],
      ['glossary#テレワーク', '1-1 テレワークとは'],
    ])
    expect(corpus.passages[7]!.text).toBe('テレワーク導入率（地域別）。\n・南関東: 18.2%\n・東海: 14.0%')
    expect(corpus.passages[1]!.blocks[0]!.noted).toEqual(['申し込みは誰にすればいいですか'])
    expect(corpus.passages[1]!.text).not.toContain('申し込み')
    expect(corpus.cases[0]!.origin).toEqual({ file: 'corpus/cases/acme.md', line: 1 })
  })

  const yaml = (...lines: string[]) => lines.join('\n')
  const guide = (body: string, front: string[] = []) =>
    yaml('---', 'id: trial', 'source: guide', 'title: 試行', 'place: D', ...front, '---', '', body, '')

  it.each<[fault: string, path: string, text: string, expected: string[]]>([
    ['broken YAML', 'corpus/thesaurus.yml', '- [残業, 時間外\n- [a', ['corpus/thesaurus.yml:2:1']],
    [
      'an unknown key',
      'corpus/guides/guide/trial.md',
      guide('文。', ['sorce: guide']),
      ['corpus/guides/guide/trial.md:6:1  sorce  unknown key; did you mean "source"?'],
    ],
    [
      'a missing key',
      'corpus/guides/guide/trial.md',
      yaml('---', 'id: trial', 'source: guide', 'title: 試行', '---', '文。'),
      ['corpus/guides/guide/trial.md:2:1  place  missing'],
    ],
    [
      'a value outside its list',
      'corpus/checklists/survey.yml',
      yaml('id: survey', 'title: 題', 'source: guide', 'place: B', 'role: 社長', 'steps: [{ text: 文 }]'),
      ['corpus/checklists/survey.yml:5:7  role  expected "経営者" or "管理者"'],
    ],
    [
      'a checklist that cites a passage that is gone',
      'corpus/checklists/survey.yml',
      yaml('id: survey', 'title: 題', 'source: guide', 'place: B', 'steps:', '  - { text: 文, cites: gone }'),
      ['corpus/checklists/survey.yml:6:23  steps[0].cites  no passage has the id "gone"'],
    ],
    [
      'an id used twice',
      'corpus/statistics/trial.yml',
      yaml('id: trial', 'title: 題', 'source: guide', 'place: P', 'unit: 人', 'points: [{ label: a, value: 1 }]'),
      ['corpus/statistics/trial.yml:1:1  id  the id "trial" is used twice; also in corpus/guides/guide/trial.md'],
    ],
    [
      'an unknown source',
      'corpus/glossary.yml',
      yaml('- term: 語', '  definition: 意味です。', '  source: nowhere', '  place: P'),
      ['corpus/glossary.yml:1:1  source  "nowhere" is not in corpus/sources.yml'],
    ],
    [
      'a file not named for its id',
      'corpus/guides/guide/other.md',
      guide('文。'),
      ['corpus/guides/guide/other.md:2:5  id  expected "other", the file\'s name'],
    ],
    [
      'a heading that is not one of the nine',
      'corpus/cases/acme.md',
      yaml('---', 'id: acme', 'source: casebook', 'name: A', 'kind: 企業', 'place: P', '---', '## 感想', '文。'),
      ['corpus/cases/acme.md:8:1  expected one of 概要'],
    ],
    [
      'a figure that no sentence bears out',
      'corpus/cases/acme.md',
      yaml(
        '---',
        'id: acme',
        'source: casebook',
        'name: A',
        'kind: 企業',
        'place: P',
        'figures:',
        '  - { label: 電力, unit: kwh, value: 27 }',
        '---',
        '## 効果',
        '減りました。',
      ),
      ['corpus/cases/acme.md:8:5  figures[0]  27 stands in no sentence of the body'],
    ],
    [
      'a question without a block',
      'corpus/guides/guide/trial.md',
      guide('? だれの質問'),
      ['corpus/guides/guide/trial.md:8:1  a question line needs a paragraph or list item above it'],
    ],
    [
      'a series with the wrong number of cells',
      'corpus/statistics/rates.yml',
      yaml(
        'id: rates',
        'title: 題',
        'source: guide',
        'place: P',
        'columns: [{ label: 前, unit: 人 }, { label: 後, unit: 人 }]',
        'points:',
        '  - { label: a, values: [1] }',
      ),
      ['corpus/statistics/rates.yml:7:5  points[0]  expected "values" with 2 cells'],
    ],
    [
      'an utterance under two intents',
      'intents/case.yml',
      yaml('id: case', 'kind: case', 'utterances: [残業はどうなりますか, a, b, c, d]'),
      ['intents/case.yml:3:14  utterances[0]  "残業はどうなりますか" stands in intents/answer.yml too'],
    ],
    [
      'a value deep in a list',
      'intents/case.yml',
      yaml('id: case', 'kind: case', 'cues:', '  - [事例, 5]', 'utterances: [a, b, c, d, e]'),
      ['intents/case.yml:4:10  cues[0][1]'],
    ],
  ])('reports %s with its place', (_, path, text, expected) => {
    const problems = problemsWith(path, text)
    for (const line of expected)
      expect(
        problems.some((problem) => problem.startsWith(line)),
        `${line}\nin\n${problems.join('\n')}`,
      ).toBe(true)
  })

  it('reports the problems of all files in one run, sorted', () => {
    writeFileSync(join(root, 'corpus/thesaurus.yml'), '- [一つだけ]')
    writeFileSync(join(root, 'corpus/glossary.yml'), '- { term: 語 }')
    rmSync(join(root, 'corpus/sources.yml'))
    const problems = problemsOf(loadCorpus)
    expect(problems.map((line) => line.split(':')[0])).toEqual([...problems.map((line) => line.split(':')[0])].sort())
    expect(problems.some((line) => line.startsWith('corpus/sources.yml:1:1  the file cannot be read (ENOENT)'))).toBe(
      true,
    )
    expect(problems.some((line) => line.startsWith('corpus/glossary.yml:1:3  [0].definition  missing'))).toBe(true)
    expect(problems.some((line) => line.startsWith('corpus/thesaurus.yml:1:3  [0]'))).toBe(true)
  })

  it('says in one line that the whole corpus is not there', () => {
    rmSync(join(root, 'corpus'), { recursive: true })
    expect(problemsOf(loadCorpus)).toEqual([
      `corpus:1:1  the folder is not there: the program comes with it (looked for in ${root})`,
    ])
  })

  it('reports a folder that is not there or cannot be read', () => {
    rmSync(join(root, 'corpus/cases'), { recursive: true })
    expect(problemsOf(loadCorpus)).toEqual(['corpus/cases:1:1  the folder cannot be read (ENOENT)'])
  })

  it.skipIf(process.getuid?.() === 0)('reports a folder without permission (root may read everything)', () => {
    chmodSync(join(root, 'corpus/cases'), 0)
    expect(problemsOf(loadCorpus)).toEqual(['corpus/cases:1:1  the folder cannot be read (EACCES)'])
    chmodSync(join(root, 'corpus/cases'), 0o755)
  })
})

describe('the shipped corpus', () => {
  it('loads without a problem', () => {
    const project = join(import.meta.dirname, '../..')
    expect(problemsOf(() => [loadCorpus(project), loadIntents(project)])).toEqual([])
  })

  it('has every document, the cases, the 43 security measures and the terms that it promises', () => {
    const corpus = loadCorpus(join(import.meta.dirname, '../..'))
    expect(corpus.sources.map(({ id }) => id)).toEqual(['casebook', 'awards', 'seminar', 'policy', 'guide'])
    expect(corpus.cases.length).toBeGreaterThanOrEqual(38)
    expect(corpus.glossary.length).toBeGreaterThanOrEqual(60)
    expect(corpus.thesaurus.length).toBeGreaterThanOrEqual(200)
    const steps = (id: string) => corpus.checklists.find((list) => list.id === id)!.steps.length
    expect([steps('security-executives'), steps('security-administrators'), steps('security-teleworkers')]).toEqual([
      5, 18, 20,
    ])
  })
})
