import type { Corpus } from '../corpus/corpus.js'

/**
 * Questions that the corpus itself suggests, from all over it and for each kind of answer, so that answering them has run
 * every part once: code is compiled, and passages are unpacked, when they are first used.
 */
export function warmUpQuestions({ passages, cases, checklists, glossary, series }: Corpus, count: number): string[] {
  const noted = passages.flatMap(({ blocks }) => blocks.flatMap((block) => block.noted))
  const spread = Math.min(count, noted.length)
  const some = Array.from({ length: spread }, (_, i) => noted[Math.floor((i * noted.length) / spread)]!)
  const kinds = [
    '事例の一覧を見せて',
    '評価',
    ...cases.slice(0, 2).flatMap(({ name }) => [`${name}の事例`, `${name}ではざんぎょうはどうなっていますか`]),
    ...checklists.slice(0, 1).map(({ title }) => `${title}のチェックリスト`),
    ...glossary.slice(0, 1).map(({ term }) => `${term}とは`),
    ...series.slice(0, 1).map(({ title }) => `${title}の数字の推移を統計で`),
  ]
  return [...kinds, ...some].slice(0, count)
}
