import { FEATURE_PREFIXES, type FeatureSort, MOST_IN_RUN } from './intent-features.js'
import type { Steps } from './steps.js'

const FEATURES_A_STEP = 4000

/**
 * The numbers of a model's features by what an utterance shows. A question shows a hundred: they are found without making a
 * string for each run of its characters.
 */
export class FeatureIds {
  private readonly runs = new RunIds()
  private readonly readings = new RunIds()
  private readonly words = new Map<string, number>()
  private readonly others = new Map<string, number>()

  static *of(features: readonly string[]): Steps<FeatureIds> {
    const ids = new FeatureIds()
    for (const [id, feature] of features.entries()) {
      ids.know(feature)
      if (id % FEATURES_A_STEP === 0) yield
    }
    for (const [id, feature] of features.entries()) {
      ids.set(feature, id)
      if (id % FEATURES_A_STEP === 0) yield
    }
    return ids
  }

  /** Of the feature that a text shows from `start` to `end`; undefined for one that training did not meet. */
  idOf(sort: FeatureSort, text: string, start: number, end: number): number | undefined {
    if (sort === 'run' || sort === 'reading') return this.runsOf(sort).idOf(text, start, end)
    return this.namesOf(sort).get(text)
  }

  ofWord(term: string): number | undefined {
    return this.words.get(term)
  }

  private know(feature: string): void {
    const sort = sortOf(feature)
    if (sort === 'run' || sort === 'reading') this.runsOf(sort).know(shownBy(feature, sort))
  }

  private set(feature: string, id: number): void {
    const sort = sortOf(feature)
    if (sort === 'run' || sort === 'reading') this.runsOf(sort).set(shownBy(feature, sort), id)
    else this.namesOf(sort).set(shownBy(feature, sort), id)
  }

  private runsOf(sort: 'run' | 'reading'): RunIds {
    return sort === 'run' ? this.runs : this.readings
  }

  private namesOf(sort: 'word' | 'other'): Map<string, number> {
    return sort === 'word' ? this.words : this.others
  }
}

function sortOf(feature: string): FeatureSort {
  if (feature.length <= MOST_IN_RUN) return 'run'
  if (feature.startsWith(FEATURE_PREFIXES.reading)) return 'reading'
  return feature.startsWith(FEATURE_PREFIXES.word) ? 'word' : 'other'
}

function shownBy(feature: string, sort: FeatureSort): string {
  return feature.slice(FEATURE_PREFIXES[sort].length)
}

/**
 * Numbers of short runs of characters. Each unit has a small number of its own, so that those of a run make one small number;
 * for that, all runs have to be made known before the first is set.
 */
class RunIds {
  private readonly unitNumbers = new Uint16Array(0x10000)
  private units = 0
  private readonly ids = new Map<number, number>()

  know(run: string): void {
    for (let i = 0; i < run.length; i += 1) {
      const unit = run.charCodeAt(i)
      if (this.unitNumbers[unit] !== 0) continue
      this.units += 1
      this.unitNumbers[unit] = this.units
    }
  }

  set(run: string, id: number): void {
    this.ids.set(this.keyOf(run, 0, run.length), id)
  }

  idOf(text: string, start: number, end: number): number | undefined {
    return this.ids.get(this.keyOf(text, start, end))
  }

  /** 0 for a run with a unit that no known one has. */
  private keyOf(text: string, start: number, end: number): number {
    let key = 0
    for (let i = start; i < end; i += 1) {
      const unit = this.unitNumbers[text.charCodeAt(i)]!
      if (unit === 0) return 0
      key = key * (this.units + 1) + unit
    }
    return key
  }
}
