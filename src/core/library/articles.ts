/** 第3条の2（申請）: what a line begins with where it begins a part of a set of rules. */
export interface ArticleHead {
  /** 編, 部, 章, 節, 款 or 条. */
  kind: string
  /** 第3条の2. */
  name: string
  number: number
  /** 2 in 第3条の2; 0 without. */
  branch: number
  /** What stands after the name. */
  rest: string
}

const NUMERAL = '[0-9０-９一二三四五六七八九十百千〇]+'
const HEAD = new RegExp(
  `^(第\\s*(${NUMERAL})\\s*(章|編|部|節|款|条)((?:\\s*[のノ之]\\s*${NUMERAL})*))(?![のノ之]?[間目数件分])(.*)$`,
  'u',
)
/** What goes on after the number where another law's article is spoken of: 第38条第1項により, 第9条の規定. */
const REFERENCE =
  /^([のにをとはがへでや、，]|関係)|^[\s　]*(第[0-9０-９一二三四五六七八九十]+[項号]|及び|又は|若しくは|並びに|から|まで|より|ただし書)/u

export function articleHeadOf(text: string): ArticleHead | undefined {
  const found = HEAD.exec(text)
  if (!found) return undefined
  const [, name, numeral, kind, branch, rest] = found as unknown as [string, string, string, string, string, string]
  const branches = branch.match(new RegExp(NUMERAL, 'gu')) ?? []
  return {
    kind,
    name: name.replace(/\s+/g, ''),
    number: numberOf(numeral),
    branch: branches.length === 0 ? 0 : numberOf(branches[0]!),
    rest,
  }
}

/** True where an article of another law or of another place is spoken of, in mid-sentence. */
export function isReference({ rest }: ArticleHead): boolean {
  return REFERENCE.test(rest)
}

/** True where `next` stands right after `last` in a set of rules: 3 after 2, 3の2 after 3, 4 after 3の2. */
export function follows(last: Pick<ArticleHead, 'number' | 'branch'> | undefined, next: ArticleHead): boolean {
  if (!last) return next.number === 1
  if (next.number === last.number) return next.branch === Math.max(1, last.branch) + 1
  return next.number === last.number + 1 && next.branch === 0
}

const DIGITS = '〇一二三四五六七八九'
const UNITS: Record<string, number> = { 十: 10, 百: 100, 千: 1000 }

/** 12 of 12, １２, 十二 and 一二. */
export function numberOf(numeral: string): number {
  const plain = numeral.normalize('NFKC')
  if (/^\d+$/.test(plain)) return Number(plain)
  if (!/[十百千]/.test(plain)) return Number(Array.from(plain, (ch) => Math.max(0, DIGITS.indexOf(ch))).join(''))
  let sum = 0
  let digit = 0
  for (const ch of plain) {
    const unit = UNITS[ch]
    if (unit === undefined) digit = Math.max(0, DIGITS.indexOf(ch))
    else {
      sum += (digit || 1) * unit
      digit = 0
    }
  }
  return sum + digit
}
