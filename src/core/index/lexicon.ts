import { editDistance } from '../text/edit-distance.js'
import { toHiragana } from '../text/kana.js'
import { kanaSlip, plainKana } from '../text/kana-slip.js'
import type { PassageIndex } from './passage-index.js'
import { finish, type Steps } from './steps.js'

const MIN_READING = 3
const MAX_READING = 18
const MIN_FUZZY = 3
/** Readings that are shorter are one slip away from too many others. */
const MIN_NEAR_READING = 4

/** 質問の言い回し: taken whole, so that にんい (任意) is not read out of なんにんいどうした; they stand for nothing else. */
const PHRASES = new Set(
  [
    'なんにん なんめい なんかい なんじかん なんじ なんねん なんがつ なんにち なんだい なんかしょ なんしゃ なんだんたい なんぱーせんと なんわり なんようび',
    'いくら どこ だれ いつ なに なんの なんで どう どうした どうして どうやって どうなっている どうなって どうする どうすれば どんな どのくらい どれくらい どれぐらい どの どれ',
    'ですか ますか ました ません です ます でしょうか だった だっけ おしえて おしえてください ください ほしい たい している してる して した したの するの する される された',
    'かって って という っていう いっている いって いってる つかって つかう つかっている ついて について ありますか ある あるの いますか いる いるの なって なった になる',
    'どういう どういった しない しなくて できる できない できます できた もらえる もらえない くれる なんていう なぜ',
    'みんな ほんとう ほんとうに ほんと どうちがう どうちがいますか ちがう ちがいます はたらく はたらいて はたらいている みとめられる',
    'どちら どっち ちがい なのか なの のか には では とは から まで ため ときは とき とか など みたい よう ほう あと まえ なか うえ した',
  ].flatMap((line) => line.split(' ')),
)

const TERMS_A_STEP = 2000

/** A word of the documents found in a stretch of kana; offsets into that stretch. */
export interface KanaMatch {
  terms: string[]
  start: number
  end: number
}

/**
 * The documents' own words, looked up the way people misspell them: by reading (ざいたくきんむ, 講集会) and by
 * near spelling (肝月町, テレワク).
 */
export class Lexicon {
  private readonly termsByReading: ReadonlyMap<string, Iterable<string>>
  private readonly termsByPair = new Map<string, string[]>()
  /** By their first kana without its marks and their length; put together when first asked for. */
  private readingsByStart: Map<string, string[]> | undefined

  constructor(termsByReading: ReadonlyMap<string, Iterable<string>>, terms: Iterable<string>) {
    this.termsByReading = termsByReading
    for (const term of terms) this.add(term)
  }

  add(term: string): void {
    if (term.length < MIN_FUZZY || /\d/.test(term)) return
    for (let i = 0; i + 1 < term.length; i += 1) {
      const pair = term.slice(i, i + 2)
      const list = this.termsByPair.get(pair)
      if (list) list.push(term)
      else this.termsByPair.set(pair, [term])
    }
  }

  /** Terms that sound the same. */
  soundingLike(reading: string): string[] {
    return [...(this.termsByReading.get(reading) ?? [])]
  }

  /** Words whose reading is one slip of the fingers away, the likeliest slips first, with what the slip counts. */
  soundingNear(kana: string): { terms: string[]; slip: number }[] {
    if (kana.length < MIN_NEAR_READING - 1) return []
    this.readingsByStart ??= byStartAndLength(this.termsByReading.keys())
    const found: { terms: string[]; slip: number }[] = []
    for (const length of [kana.length - 1, kana.length, kana.length + 1]) {
      for (const reading of this.readingsByStart.get(startKey(kana, length)) ?? []) {
        const slip = kanaSlip(kana, reading)
        if (slip !== undefined) found.push({ terms: this.soundingLike(reading), slip })
      }
    }
    return found.sort((a, b) => a.slip - b.slip)
  }

  /** Terms within one edit (two from eight characters on), nearest first, at most three. */
  spelledLike(term: string): string[] {
    if (term.length < MIN_FUZZY) return []
    const limit = term.length >= 8 ? 2 : 1
    const seen = new Set<string>()
    const near: { other: string; distance: number }[] = []
    for (let i = 0; i + 1 < term.length; i += 1) {
      for (const other of this.termsByPair.get(term.slice(i, i + 2)) ?? []) {
        if (Math.abs(other.length - term.length) > limit || other === term || seen.has(other)) continue
        seen.add(other)
        const distance = editDistance(term, other, limit)
        if (distance <= limit) near.push({ other, distance })
      }
    }
    return near
      .sort((a, b) => a.distance - b.distance)
      .slice(0, 3)
      .map(({ other }) => other)
  }

  /**
   * The longest words whose readings stand in a stretch of kana, not overlapping; longer words win (the sum of the
   * squared lengths is as large as can be).
   */
  segmentKana(run: string): KanaMatch[] {
    const kana = toHiragana(run)
    const best: { score: number; from: number; match?: KanaMatch }[] = [{ score: 0, from: -1 }]
    for (let end = 1; end <= kana.length; end += 1) {
      let choice: (typeof best)[number] = { score: best[end - 1]!.score, from: end - 1 }
      for (let start = Math.max(0, end - MAX_READING); start < end; start += 1) {
        const reading = kana.slice(start, end)
        const score = best[start]!.score + (end - start) ** 2
        if (score <= choice.score) continue
        if (PHRASES.has(reading)) choice = { score, from: start }
        else if (reading.length >= MIN_READING) {
          const terms = this.termsByReading.get(reading)
          if (terms) choice = { score, from: start, match: { terms: [...terms], start, end } }
        }
      }
      best.push(choice)
    }
    const found: KanaMatch[] = []
    for (let at = kana.length; at > 0; at = best[at]!.from) if (best[at]!.match) found.push(best[at]!.match!)
    return found.reverse()
  }
}

/** Where words in hiragana run on, an analyzer cuts noted questions (ざいたくきんむとは, きんむの説明) in ways that no word is. */
const RUNS_IN_KANA = /[ぁ-ゖ]{3}/

type SpeltIndex = Pick<PassageIndex, 'terms' | 'termsByReading' | 'written'>

/**
 * Over the terms that people may have meant: those of the corpus and the library's own documents. Of the noted questions'
 * alone, those that are written as words are.
 */
export function* lexiconSteps({ terms, termsByReading, written }: SpeltIndex): Steps<Lexicon> {
  const lexicon = new Lexicon(termsByReading, [])
  for (const [id, word] of terms.words.entries()) {
    if (terms.counts[id]! > 0 && (written[id] === 1 || !RUNS_IN_KANA.test(word))) lexicon.add(word)
    if (id % TERMS_A_STEP === 0) yield
  }
  return lexicon
}

export function lexiconOf(index: SpeltIndex): Lexicon {
  return finish(lexiconSteps(index))
}

function startKey(kana: string, length: number): string {
  return plainKana(kana[0]!) + length
}

function byStartAndLength(readings: Iterable<string>): Map<string, string[]> {
  const found = new Map<string, string[]>()
  for (const reading of readings) {
    if (reading.length < MIN_NEAR_READING || reading.length > MAX_READING || !ONLY_KANA.test(reading)) continue
    const key = startKey(reading, reading.length)
    const list = found.get(key)
    if (list) list.push(reading)
    else found.set(key, [reading])
  }
  return found
}

const ONLY_KANA = /^[ぁ-ゖー]+$/
