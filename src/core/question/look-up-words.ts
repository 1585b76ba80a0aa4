import { foldPlain } from '../text/width.js'
import type { Criterion, Fact } from './condition.js'
import {
  AWARD_WORDS,
  EMPLOYMENT_WORDS,
  INDUSTRY_WORDS,
  KIND_WORDS,
  OTHER_WORDS,
  PEOPLE_WORDS,
  PRINTED_WORDS,
  PURPOSE_WORDS,
  SIZE_WORDS,
  WORK_STYLE_WORDS,
} from './fact-words.js'
import { PREFECTURES, REGIONS, TOWNS } from './place-words.js'
import { sizeLabel } from './staff-sizes.js'

/** A word of the tables. */
interface Entry {
  word: string
  /** What it says of a case; none for a word that only keeps others from being read out of it. */
  criteria: Omit<Criterion, 'said'>[]
  /** What must not stand beside it: 東京 is not in 東京海上, なら not in 会社なら. */
  apartFrom?: 'kanji' | 'letters' | 'kana'
}

/** A word that stands in a text, up to `end`. */
export interface LookUpWord {
  end: number
  criteria: Criterion[]
  /** 会社 and the like: what stands before may be part of one word with it. */
  isHead: boolean
}

const HEADS = new Set(['会社', '企業', '団体', '組合', '役所', '自治体', '法人'])

const byFirst = new Map<string, Entry[]>()
for (const entry of allEntries()) byFirst.set(entry.word[0]!, [...(byFirst.get(entry.word[0]!) ?? []), entry])
for (const entries of byFirst.values()) entries.sort((a, b) => b.word.length - a.word.length)

/** The longest word of the tables that begins at `at`; `isFree` where nothing before is part of what it stands in. */
export function wordAt(text: string, at: number, isFree = true): LookUpWord | undefined {
  for (const { word, criteria, apartFrom } of byFirst.get(text[at]!) ?? []) {
    if (!text.startsWith(word, at)) continue
    const end = at + word.length
    const isHead = HEADS.has(word)
    if (isHead && !isFree && /[\p{sc=Han}ァ-ヺー]/u.test(text[at - 1] ?? '')) continue
    if (apartFrom !== undefined && touches[apartFrom](text, at, end)) continue
    return { end, criteria: criteria.map((criterion) => ({ ...criterion, said: word })), isHead }
  }
  return undefined
}

/** What follows a place and belongs to no name: 東京以外, 横浜市, 都内在住. */
const AFTER_PLACE = /^(?:[市県府都内発産]|以外|以北|以南|周辺|近郊|近辺|方面|地方|地区|地域|本社|在住|限定|除|抜)/
const PERSON = /^(?:さん|様|氏|君|先生|部長|課長)/

const touches = {
  kanji: (text: string, _: number, end: number) => {
    const after = text.slice(end, end + 2)
    if (PERSON.test(after)) return true
    if (!/^\p{sc=Han}/u.test(after) || AFTER_PLACE.test(after)) return false
    return !(byFirst.get(text[end]!) ?? []).some(({ word }) => text.startsWith(word, end))
  },
  letters: (text: string, at: number, end: number) =>
    /[a-z0-9]/.test(text[at - 1] ?? '') || /[a-z0-9]/.test(text[end] ?? ''),
  kana: (text: string, at: number, end: number) =>
    /[ぁ-ゖー]/.test(text[at - 1] ?? '') || /^(?![のでにかとや](?![ぁ-ゖ]))[ぁ-ゖー]/.test(text.slice(end, end + 2)),
}

function allEntries(): Entry[] {
  const entries: Entry[] = []
  const add = (word: string, criteria: Entry['criteria'], apartFrom?: Entry['apartFrom']) => {
    const folded = foldPlain(word)
    const apart = apartFrom ?? (/^[a-z0-9]+$/.test(folded) ? 'letters' : undefined)
    entries.push({ word: folded, criteria, ...(apart ? { apartFrom: apart } : {}) })
  }
  const addTable = (fact: Fact, table: readonly (readonly [label: string, oneOf: string[], words: string])[]) => {
    for (const [label, oneOf, words] of table) for (const word of words.split(' ')) add(word, [{ fact, label, oneOf }])
  }
  const oneValue = (table: [value: string, words: string][]) =>
    table.map(([value, words]): [string, string[], string] => [value, [value], `${value} ${words}`])
  const place = (label: string, oneOf: string[]) => [{ fact: 'prefecture' as const, label, oneOf }]

  for (const { name, short, reading } of PREFECTURES) {
    add(name, place(name, [name]))
    if (short !== name) add(short, place(name, [name]), 'kanji')
    add(reading, place(name, [name]), 'kana')
  }
  for (const { words, prefectures } of REGIONS)
    for (const word of words) add(word, place(words[0]!, prefectures), /^[ぁ-ゖ]+$/.test(word) ? 'kana' : 'kanji')
  for (const [prefecture, towns] of Object.entries(TOWNS))
    for (const town of towns.split(' ')) add(town, place(prefecture, [prefecture]), 'kanji')
  addTable('kind', KIND_WORDS)
  addTable('printed', PRINTED_WORDS)
  addTable('workStyle', WORK_STYLE_WORDS)
  addTable('employment', EMPLOYMENT_WORDS)
  addTable('people', PEOPLE_WORDS)
  addTable('award', AWARD_WORDS)
  addTable('industry', oneValue(INDUSTRY_WORDS))
  addTable('purpose', oneValue(PURPOSE_WORDS))
  for (const [bounds, ofCompanies, words] of SIZE_WORDS) {
    const size = { fact: 'employees' as const, label: sizeLabel(bounds), oneOf: [], bounds }
    const company = { fact: 'kind' as const, label: '企業', oneOf: ['企業'] }
    for (const word of words.split(' ')) add(word, ofCompanies ? [size, company] : [size])
  }
  for (const word of OTHER_WORDS.split(' ')) add(word, [])
  return entries
}
