import type { RuleTopic } from '../corpus/corpus.js'

/** A rule has so many wordings at most. */
const MOST_WORDINGS = 24
/** Less than this beside a word makes another word of it: 退職金 is not what 退職 is. */
const LEAST_REST = 2

/**
 * The topics known by whatever documents call them: a rule that holds a word of a group (corpus/office/terms.yml) stands for
 * the same with each of the others.
 *
 * @example
 * withOfficialWords([{ rules: ['配偶者+出産'], asked: [] }], [['出産', '分娩']])[0].rules
 * // ['配偶者+出産', '配偶者+分娩']
 */
export function withOfficialWords(topics: readonly RuleTopic[], groups: readonly string[][]): RuleTopic[] {
  return topics.map(({ rules, asked }) => ({
    rules: [...new Set(rules.flatMap((rule) => wordingsOf(rule, groups)))],
    asked,
  }))
}

function wordingsOf(rule: string, groups: readonly string[][]): string[] {
  let wordings = ['']
  for (const part of rule.split('+')) {
    const others = groups.flatMap((group) => otherWords(part, group))
    const words = [...new Set([part, ...others])]
    wordings = wordings.flatMap((start) => words.map((word) => (start === '' ? word : `${start}+${word}`)))
  }
  return wordings.slice(0, MOST_WORDINGS)
}

/** The part with the other words of a group in place of the longest that it holds. */
function otherWords(part: string, group: readonly string[]): string[] {
  const held = group.filter((word) => part === word || (part.includes(word) && part.length >= word.length + LEAST_REST))
  const longest = held.sort((a, b) => b.length - a.length)[0]
  return longest === undefined
    ? []
    : group.filter((word) => word !== longest && !part.includes(word)).map((word) => part.replace(longest, word))
}
