import { foldPlain } from '../text/width.js'

/** A way in which rules are worded, and what it lets people ask of the rule's subject. */
interface RulePattern {
  /** Stands in the folded line. */
  says: RegExp
  /** 〜 is the subject. */
  asks: string[]
}

/** In order: a line gets the questions of the first ones that fit. */
const RULE_PATTERNS: readonly RulePattern[] = [
  { says: /\d(万|千)?円/, asks: ['〜はいくらですか'] },
  { says: /(上限|限度|を超え|以内|まで)/, asks: ['〜の上限は'] },
  {
    says: /(日|週間|か月|月|時|分|営業日|年)(前)?(の[^。、]{0,8})?まで|以内|期限|締め?切/,
    asks: ['〜はいつまでですか'],
  },
  { says: /\d日(間)?(?!まで|前|以内)/, asks: ['〜は何日ですか'] },
  { says: /\d時間/, asks: ['〜は何時間ですか'] },
  { says: /\d{1,2}(時|:\d\d)(?!間)/, asks: ['〜は何時ですか'] },
  { says: /\d月|毎月|毎年/, asks: ['〜はいつですか'] },
  { says: /\d(%|割|分の\d)/, asks: ['〜は何割ですか'] },
  { says: /\d回/, asks: ['〜は何回ですか'] },
  { says: /支給|補助|支払|贈る|与え|助成/, asks: ['〜はもらえますか', '〜は出ますか'] },
  { says: /負担/, asks: ['〜は誰が払いますか', '〜は会社が出してくれますか'] },
  { says: /ことができ|できる|できます|認める|可能|可$|OK/, asks: ['〜はできますか', '〜してもいいですか'] },
  {
    says: /てはならない|ではならない|禁止|禁じ|認めない|できない|できません|不可|NG|ないこと|しないで|ないでください/,
    asks: ['〜してもいいですか', '〜は禁止ですか'],
  },
  { says: /承認|許可/, asks: ['〜は許可が必要ですか', '〜は誰の承認が必要ですか'] },
  { says: /届け出|届出|届け|申し出|申請|提出|申し込/, asks: ['〜はどうやって申請しますか', '〜は誰に出しますか'] },
  { says: /報告|連絡|通知|知らせ/, asks: ['〜は誰に連絡しますか', '〜のときはどうすればいいですか'] },
  { says: /相談|窓口|内線|電話/, asks: ['〜はどこに相談しますか', '〜の連絡先は'] },
  { says: /なければならない|ものとする|必ず|こと。?$|必要/, asks: ['〜のときはどうすればいいですか'] },
  { says: /者|対象|職員は|社員は|従業員は/, asks: ['〜の対象は誰ですか'] },
]

const MAX_SUBJECTS = 3
const MAX_OF_HEADING = 5
const MAX_OF_LINE = 3
const MAX_SUBJECT_UNITS = 24
const SAYS_NOTHING = /^(総則|通則|目的|趣旨|定義|雑則|附則|細則|その他|概要|はじめに|注意|補足|共通|一般|別表|様式|.)$/

/** The questions that a line's wording lets people ask, of what its heading names and of what it names itself. */
export function questionsOfPatterns(section: string, line: string, isFirst: boolean): string[] {
  const folded = foldPlain(line)
  const patterns = RULE_PATTERNS.filter(({ says }) => says.test(folded))
  const subjects = subjectsOf(section)
  const ask = (subject: string) => patterns.flatMap(({ asks }) => asks.map((words) => words.replace('〜', subject)))
  const first = isFirst ? subjects.map((subject) => `${subject}は`) : []
  const own = subjectOfLine(line)
  return [
    ...first,
    ...roundRobin(subjects.map(ask)).slice(0, MAX_OF_HEADING),
    ...(own === undefined || subjects.includes(own) ? [] : ask(own).slice(0, MAX_OF_LINE)),
  ]
}

/** Of each list the first, then of each the second, and so on. */
function roundRobin(lists: string[][]): string[] {
  const longest = Math.max(0, ...lists.map(({ length }) => length))
  return Array.from({ length: longest }, (_, i) => lists.flatMap((list) => list.slice(i, i + 1))).flat()
}

/** What a heading names, without its number: 第13条（遅刻、早退及び欠勤） names three things. */
export function subjectsOf(section: string): string[] {
  const last = section
    .split(/[・＞>]/)
    .at(-1)!
    .trim()
  const bare = last
    .replace(/^第[0-9０-９一二三四五六七八九十百]+[条章節編](の[0-9０-９一二三四五六七八九十]+)?\s*/, '')
    .replace(/^(問|Q|質問)?\s*[0-9０-９]+([-－.．][0-9０-９]+)*[.．、:：)）]?[\s　]*/, '')
    .replace(/（第[^（）]*関係）/g, '')
    .replace(/^[（(【「『〔]+|(?<![）)】」』〕])[）)】」』〕]+$/g, '')
    .trim()
  // A question is noted as it stands, by whoever made it.
  if (/[？?。]$/.test(bare) || /(ですか|ますか)$/.test(bare) || bare.length > MAX_SUBJECT_UNITS) return []
  return bare
    .split(/、|，|,|及び|並びに|又は|または|・|\/|／|　/)
    .map((part) => part.trim().replace(/について$|に関すること$|等$|など$/, ''))
    .filter((part) => part.length > 1 && !SAYS_NOTHING.test(part))
    .slice(0, MAX_SUBJECTS)
}

/** What a sentence is about by its own words: 「自転車で通勤する者には、…」, 「宿泊料は、…」, 「申し出：退職日の6週間前」. */
function subjectOfLine(line: string): string | undefined {
  const bare = line.replace(
    /^[\s　]*(第[^\s　]{1,6}条[\s　]*)?([・•◆■□○●※-]|[（(]?[0-9０-９]{1,2}[)）.．、]?)?[\s　]*/,
    '',
  )
  const found =
    /^([^、。：:]{2,24}?)(?:について(?:は)?|に対して(?:は)?|には|とは|では|は|：|:)(?=[、，\s　]|[^、。：:]{4})/.exec(
      bare,
    )
  const subject = found?.[1]?.trim()
  if (subject === undefined || /^(前項|前条|この|その|次の|会社|当社|社員|職員|従業員)/.test(subject)) return undefined
  return subject
}
