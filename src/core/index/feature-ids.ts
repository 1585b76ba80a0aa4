import { FEATURE_PREFIXES, type FeatureSort, MOST_IN_RUN } from './intent-features.js'
import { compileRuns, RunIds, type RunTable } from './run-table.js'

/** The numbers of a model's features by what an utterance shows, as plain values. */
export interface FeatureTable {
  runs: RunTable
  readings: RunTable
  words: ReadonlyMap<string, number>
  others: ReadonlyMap<string, number>
}

export function compileFeatures(features: readonly string[]): FeatureTable {
  const shown = { run: [], reading: [], word: [], other: [] } as Record<FeatureSort, [string, number][]>
  for (const [id, feature] of features.entries()) {
    const sort = sortOf(feature)
    shown[sort].push([feature.slice(FEATURE_PREFIXES[sort].length), id])
  }
  return {
    runs: compileRuns(shown.run),
    readings: compileRuns(shown.reading),
    words: new Map(shown.word),
    others: new Map(shown.other),
  }
}

function sortOf(feature: string): FeatureSort {
  if (feature.length <= MOST_IN_RUN) return 'run'
  if (feature.startsWith(FEATURE_PREFIXES.reading)) return 'reading'
  return feature.startsWith(FEATURE_PREFIXES.word) ? 'word' : 'other'
}

/** Looks features up. A question shows a hundred: they are found without making a string for each run of its characters. */
export class FeatureIds {
  private readonly runs: RunIds
  private readonly readings: RunIds
  private readonly words: ReadonlyMap<string, number>
  private readonly others: ReadonlyMap<string, number>

  constructor({ runs, readings, words, others }: FeatureTable) {
    this.runs = new RunIds(runs)
    this.readings = new RunIds(readings)
    this.words = words
    this.others = others
  }

  /** Of the feature that a text shows from `start` to `end`; undefined for one that training did not meet. */
  idOf(sort: FeatureSort, text: string, start: number, end: number): number | undefined {
    switch (sort) {
      case 'run':
        return this.runs.idOf(text, start, end)
      case 'reading':
        return this.readings.idOf(text, start, end)
      case 'word':
        return this.words.get(text)
      default:
        return this.others.get(text)
    }
  }

  ofWord(term: string): number | undefined {
    return this.words.get(term)
  }
}
