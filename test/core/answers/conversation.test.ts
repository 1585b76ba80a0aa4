import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/core/answers/answer.js'
import type { Answered, Assistant } from '../../../src/core/answers/assistant.js'
import { insteadLine } from '../../../src/core/answers/look-up-lines.js'
import type { ThreadState } from '../../../src/core/question/thread-state.js'
import { corpusAssistant } from '../../fixtures/loaded.js'

let assistant: Assistant
beforeAll(async () => {
  assistant = await corpusAssistant()
})

/** What was answered to each of the texts, said one after another in a thread that is kept as text in between. */
async function converse(...texts: string[]): Promise<Answered[]> {
  const answered: Answered[] = []
  for (const text of texts) {
    const before = answered.at(-1)
    const thread = before && (JSON.parse(JSON.stringify(before.thread)) as ThreadState)
    answered.push(await assistant.converse(thread ? { text, thread } : { text }))
  }
  return answered
}
const lastOf = async (...texts: string[]) => (await converse(...texts)).at(-1)!.answer
const firstOf = ({ excerpts }: Answer) => excerpts[0]?.text ?? ''
const casesIn = ({ excerpts }: Answer) => excerpts.map(({ citation }) => citation.passageId.split('#')[0]!)
const listed = (answer: Answer) => (answer.kind === 'cases' ? answer.cases.map(({ id }) => id) : [])
const employeesOf = (id: string) => assistant.cases().find((value) => value.id === id)?.employees?.count ?? Number.NaN

describe('a thread carries the question', () => {
  it.each([
    ['在宅勤務の日の残業はどうなりますか', 'AIGは？', 'aig-japan', '残業'],
    ['広島市役所は時間外どうなっていますか', 'じゃあ肝付町は？', 'kimotsuki-town', '残業'],
    ['ANAは週何日まで在宅できる？', 'お疲れ様です、広島市だとどうですか？', 'hiroshima-city', '週4日'],
  ])('%s / %s is the same question of that organisation', async (question, text, id, holds) => {
    const answer = await lastOf(question, text)
    expect(answer.kind).toBe('answer')
    expect(casesIn(answer)[0]).toBe(id)
    expect(firstOf(answer)).toContain(holds)
  })

  it('goes from one organisation to the next', async () => {
    const answers = await converse('ANAは週何日まで在宅できる？', 'AIGは？', '広島市は？')
    expect(answers.map(({ answer }) => casesIn(answer)[0])).toEqual(['ana', 'aig-japan', 'hiroshima-city'])
    expect(firstOf(answers[2]!.answer)).toContain('週4日')
  })

  it.each(['紙は？', 'じゃあ紙は？', '紙だと？', '紙の場合はどうですか'])(
    '%s is the same rule for paper',
    async (text) => {
      const answer = await lastOf('USBメモリにデータを入れて持ち帰っていい？', text)
      expect(answer.kind).toBe('answer')
      expect(firstOf(answer)).toMatch(/紙|プリントアウト|文書/)
      expect(answer.excerpts.map(({ text }) => text).join()).toMatch(/持出|持ち出し|持ち帰り/)
    },
  )

  it.each([['広島市役所では在宅中の残業をどう扱っていますか。', 'では全日空はどうでしょう', 'ana']])(
    '%s / %s',
    async (question, text, id) => {
      const answer = await lastOf(question, text)
      expect(answer.kind).toBe('answer')
      expect(casesIn(answer)[0]).toBe(id)
    },
  )

  it('goes from one place to the next', async () => {
    const answers = await converse('テレワークの普及率は？', '北海道は？', '四国は？')
    const texts = answers.map(({ answer }) =>
      answer.excerpts
        .slice(0, 3)
        .map((excerpt) => excerpt.text)
        .join(),
    )
    expect(texts[1]).toContain('3.6%')
    expect(texts[2]).toContain('4.8%')
  })

  it('asks on about its subject: いつから, 費用は', async () => {
    const [, since, cost] = await converse('日設のリモートアクセスについて教えて', 'いつから？', '費用は？')
    expect(firstOf(since!.answer)).toContain('2007年7月')
    expect(casesIn(cost!.answer)[0]).toBe('nissetsu')
  })

  it('keeps to the organisation that was named, for whole questions too, as far as it tells of them', async () => {
    const [, child, union, others] = await converse(
      'NTTデータは月に何回まで在宅できるの',
      'じゃあ小さい子がいる人もいけるんだ？',
      '組合は何か言ってた？',
      '在宅勤務の光熱費は一般的には誰が払うの？',
    )
    expect(casesIn(child!.answer)[0]).toBe('ntt-data')
    expect(firstOf(union!.answer)).toContain('労働組合')
    expect(others!.thread.bound).toBe(false)
  })

  it('remembers the organisation before, and compares the two', async () => {
    const [, , both] = await converse('マドレボニータの出勤の確認は？', 'マサイチネットは？', '2つをくらべて')
    expect(both!.answer.kind).toBe('compare')
    expect(new Set(casesIn(both!.answer))).toEqual(new Set(['madre-bonita', 'masaichi-net']))
  })

  it('takes one size of firms for another', async () => {
    const [large, small] = await converse('大きい会社だとどのくらいテレワークやってる？', 'じゃあ中小企業だと？')
    expect(firstOf(large!.answer)).toContain('主要企業')
    expect(firstOf(small!.answer)).not.toContain('主要企業')
    expect(small!.thread.asked).toMatch(/^中小企業/)
    expect(small!.thread.asked).not.toContain('大きい会社')
  })

  it('leaves alone what it cannot have meant', async () => {
    const answer = await lastOf('USBメモリにデータを入れて持ち帰っていい？', '明日の天気は？')
    expect(answer.kind).toBe('none')
  })
})

describe('a question that asks more than one thing', () => {
  const leadingOf = async (text: string) => {
    const { answer } = (await converse(text))[0]!
    return answer.kind === 'answer' ? answer.excerpts.slice(0, answer.leading) : []
  }

  it('has a line on each of the things that it names', async () => {
    const leading = await leadingOf('向洋電機ってガソリン代とか残業どのくらい減らせたんですか')
    expect(leading.some(({ text }) => text.includes('ガソリン'))).toBe(true)
    expect(leading.some(({ text }) => text.includes('残業'))).toBe(true)
  })

  it('has a line of each organisation', async () => {
    const leading = await leadingOf('佐賀県と広島県、在宅してる職員は何人ずつ？')
    const from = leading.map(({ citation }) => citation.passageId.split('#')[0])
    expect(from).toEqual(expect.arrayContaining(['saga-seminar', 'hiroshima-pref-seminar']))
  })

  it('goes no further afield for a second half than for the whole', async () => {
    const leading = await leadingOf('在宅があると出産で辞める人が減るのはなぜ？ほんとに減った会社ある？')
    expect(leading.filter(({ text }) => text.includes('ガソリン'))).toEqual([])
  })

  it('is understood through a slip of one kanji as well as without it', async () => {
    const [slip, right] = [
      await converse('在宅金務の日に残業したらどう扱う？'),
      await converse('在宅勤務の日に残業したらどう扱う？'),
    ]
    expect(slip[0]!.answer.confidence).toBeCloseTo(right[0]!.answer.confidence, 2)
  })
})

describe('more of an answer', () => {
  const QUESTION = '孤独にならないための工夫は？'

  it('ほかには？ goes on from place to place, until there is none', async () => {
    const answers = await converse(
      QUESTION,
      'ほかには？',
      'まだある？',
      '他に例はありますか',
      ...Array(60).fill('ほかには？'),
    )
    const firsts = answers.map(({ answer }) => firstOf(answer)).filter((text) => text !== '')
    expect(firsts.length).toBeGreaterThan(3)
    expect(new Set(firsts).size).toBe(firsts.length)
    expect(answers.at(-1)!.answer.kind).toBe('none')
  })

  it('ほかには？ shows nothing that stood folded below the answer, while there is something else', async () => {
    const [first, more] = await converse('在宅勤務の日の通信費は誰が負担しますか', 'ほかには？')
    const before = first!.answer.excerpts.map(({ text }) => text)
    expect(before.length).toBeGreaterThan(3)
    expect(more!.answer.excerpts.filter(({ text }) => before.includes(text))).toEqual([])
    expect(more!.answer).toMatchObject({ notOwn: 'noneRegistered' })
  })

  it.each(['もっと詳しく', '具体的には？', '詳しく教えてください'])(
    '%s shows what else the same document says',
    async (text) => {
      const [before, after] = await converse('広島市の紙の資料の扱いは？', text)
      expect(after!.answer.kind).toBe('answer')
      expect(casesIn(after!.answer)[0]).toBe('hiroshima-city')
      expect(firstOf(after!.answer)).not.toBe(firstOf(before!.answer))
    },
  )

  it.each(['数字で', '具体的な数字は？', '数字で教えて'])('%s shows figures', async (text) => {
    const [before, after] = await converse('テレワーク・デイで電車の混雑は減った？', text)
    expect(firstOf(after!.answer)).toMatch(/\d/)
    expect(firstOf(after!.answer)).not.toBe(firstOf(before!.answer))
  })

  it.each(['他の会社は？', '他社はどうした？', 'ほかの企業ではどうですか'])(
    '%s shows the same of other organisations',
    async (text) => {
      const [before, after] = await converse('向洋電機土木の残業の扱いは？', text)
      const ids = assistant.cases().map(({ id }) => id)
      const [first] = casesIn(after!.answer)
      expect(ids).toContain(first)
      expect(first).not.toBe(casesIn(before!.answer)[0])
      expect(firstOf(after!.answer)).toMatch(/残業|時間外/)
    },
  )

  it('もっとない？ after other organisations shows further ones', async () => {
    const answers = await converse('夜中まで働く人を止める決まりはある？', 'ほかの会社は？', 'もっとない？')
    const firsts = answers.map(({ answer }) => casesIn(answer)[0])
    expect(new Set(firsts).size).toBe(3)
  })

  it('of a case shows its other sections', async () => {
    const [before, after] = await converse('広島市の事例', 'もっと詳しく')
    expect(after!.answer.kind === 'case' && after!.answer.case.id).toBe('hiroshima-city')
    expect(firstOf(after!.answer)).not.toBe(firstOf(before!.answer))
  })
})

describe('a list that was shown', () => {
  const QUESTION = '建設業の事例ある？'

  it('gives out its cases by their place', async () => {
    const [list, second, last] = await converse(QUESTION, '2番目の会社について詳しく', '最後のは？')
    const ids = listed(list!.answer)
    expect(second!.answer.kind === 'case' && second!.answer.case.id).toBe(ids[1])
    expect(last!.answer.kind === 'case' && last!.answer.case.id).toBe(ids.at(-1))
  })

  it('answers what is asked of one of its cases, and of that one from then on', async () => {
    const [list, second, since] = await converse(QUESTION, '2番目の会社の費用は？', 'いつから始めたの？')
    const id = listed(list!.answer)[1]
    expect(casesIn(second!.answer)[0]).toBe(id)
    expect(casesIn(since!.answer)[0]).toBe(id)
  })

  it('compares two of its cases', async () => {
    const [list, both] = await converse(QUESTION, '1番目と3番目を比べて')
    const ids = listed(list!.answer)
    expect(both!.answer.kind === 'compare' && both!.answer.cases.map(({ id }) => id)).toEqual([ids[0], ids[2]])
  })

  it('says which there are where it has none at that place', async () => {
    const [list, answer] = await converse(QUESTION, '7番目の会社')
    const names = list!.answer.kind === 'cases' ? list!.answer.cases.map(({ name }) => name) : []
    expect(answer!.answer.kind === 'clarify' && answer!.answer.choices.map(({ label }) => label)).toEqual(names)
  })

  it('goes on with those that were not shown, then with somewhat larger ones, and says so', async () => {
    const answers = await converse('従業員30人未満の会社の事例が見たい', 'ほかには？', 'もう1社くらいない？')
    const ids = answers.map(({ answer }) => listed(answer))
    expect(new Set(ids.flat()).size).toBe(ids.flat().length)
    const [, further] = answers.map(({ answer }) => (answer.kind === 'cases' ? answer : undefined))
    expect(further?.insteadOf?.shown).toBe(ids[0]!.length)
    expect(insteadLine(further!.insteadOf!)).toBe(
      `条件に合う事例は、先ほどの${ids[0]!.length}件ですべてです（30人未満・企業）。`,
    )
  })

  it('is cut down to the smaller ones, also after one of it was shown', async () => {
    const [list, , smaller] = await converse(QUESTION, '1番目の会社', 'もっと小さい会社で')
    const before = listed(list!.answer)
    const after = listed(smaller!.answer)
    expect(after.length).toBeGreaterThan(0)
    expect(after.length).toBeLessThan(before.length)
    const left = before.filter((id) => !after.includes(id))
    expect(Math.max(...after.map(employeesOf))).toBeLessThan(Math.min(...left.map(employeesOf)))
  })

  it('is cut down by another fact, and by another one in its place', async () => {
    const [, tokyo, kanagawa] = await converse(QUESTION, '東京だと？', '神奈川県は？')
    const prefectureOf = (id: string) => assistant.cases().find((value) => value.id === id)?.prefecture
    expect(new Set(listed(tokyo!.answer).map(prefectureOf))).toEqual(new Set(['東京都']))
    expect(new Set(listed(kanagawa!.answer).map(prefectureOf))).toEqual(new Set(['神奈川県']))
  })
})

describe('in between', () => {
  it.each(['ありがとう、助かった', 'なるほど', '使い方を教えて', 'お疲れ様です'])(
    '%s changes nothing',
    async (text) => {
      const [before, between, after] = await converse('ANAは週何日まで在宅できる？', text, '広島市は？')
      expect(between!.answer.kind).toMatch(/smalltalk|help/)
      expect(between!.thread).toEqual(before!.thread)
      expect(firstOf(after!.answer)).toContain('週4日')
    },
  )

  it('what is about something else changes nothing', async () => {
    const [before, between, after] = await converse(
      'ANAは週何日まで在宅できる？',
      'ところで明日の天気は？',
      '広島市は？',
    )
    expect(between!.answer.kind).toBe('none')
    expect(between!.thread).toEqual(before!.thread)
    expect(firstOf(after!.answer)).toContain('週4日')
  })

  it.each(['ところで、公衆無線LANとは？', '話は変わりますが、公衆無線LANとは？', '公衆無線LANってどうなの'])(
    '%s takes nothing over from another subject',
    async (text) => {
      const alone = await lastOf(text)
      const inThread = await lastOf('在宅だと評価はどうなりますか', text)
      expect(firstOf(inThread)).toBe(firstOf(alone))
    },
  )
})

describe('what is meant of an organisation', () => {
  it.each([
    ['広島市の在宅っていつから？', 'きっかけは？', 'hiroshima-city', /目的|主導/],
    ['日設はCADを在宅で使える？', 'なんで？', 'nissetsu', /データ量|動作が不安定/],
    ['ライブドアの在宅は何人？', '通信費は出る？あと評価は？', 'livedoor', /8,000円/],
  ])('%s / %s', async (question, text, id, holds) => {
    const answer = await lastOf(question, text)
    expect(answer.kind).toBe('answer')
    expect(casesIn(answer)[0]).toBe(id)
    expect(answer.excerpts.map(({ text }) => text).join()).toMatch(holds)
  })

  it('is told with a line for each of two questions', async () => {
    const { excerpts } = await lastOf('ライブドアの在宅は何人？', '通信費は出る？あと評価は？')
    const shown = excerpts.slice(0, 3).map(({ text }) => text)
    expect(shown.some((text) => text.includes('8,000円'))).toBe(true)
    expect(shown.some((text) => text.includes('査定'))).toBe(true)
  })

  it('is not quoted from another where its documents do not tell', async () => {
    const answer = await lastOf('NTTデータって申請いつまで？', '断られることある？')
    expect(answer.kind === 'none' || casesIn(answer)[0] === 'ntt-data').toBe(true)
  })

  it('is no longer meant after something that only others tell', async () => {
    const [, , last] = await converse('向洋電機の申請方法は？', 'ふるさとテレワークの補助金っていくら', '対象は？')
    expect(casesIn(last!.answer)[0]).not.toBe('koyo-denki')
    expect(last!.answer.excerpts.map(({ text }) => text).join()).toContain('コンソーシアム')
  })

  it('begins its card where one thing of it is asked', async () => {
    const answer = await lastOf('キャリアマムの研修ってどんなの？')
    expect(firstOf(answer)).toContain('研修')
  })

  it('is compared with the one before it, with a line of each', async () => {
    const answer = await lastOf('ANAは週何日在宅OK？', 'NTTデータは？', 'どっちが多い？')
    expect(answer.kind).toBe('compare')
    expect(casesIn(answer)).toEqual(expect.arrayContaining(['ana', 'ntt-data']))
    expect(answer.excerpts.map(({ text }) => text).join()).toMatch(/週に1日.*5日|5日.*週に1日/)
  })
})

describe('what is put right', () => {
  it('takes the place of what was understood', async () => {
    const answer = await lastOf('在宅勤務って何？', 'そうじゃなくてモバイルの方')
    expect(firstOf(answer)).toMatch(/外出先|移動/)
    const city = await lastOf('広島の対象者は？', '県じゃなくて市のほう')
    expect(casesIn(city)[0]).toBe('hiroshima-city')
  })
})

describe('an example', () => {
  it('is how somebody does what was asked', async () => {
    const answer = await lastOf('テレワークで生産性って上がる？', '会社の例で')
    expect(answer.kind).toBe('answer')
    expect(firstOf(answer)).toContain('生産性')
  })
})

describe('chat', () => {
  it.each(['お昼どうする？', '昼なに食べよ', '眠い'])('%s quotes nothing', async (text) => {
    expect((await lastOf('テレワークの導入率は？', `ところで${text}`)).excerpts).toEqual([])
    expect((await lastOf(text)).excerpts).toEqual([])
  })

  it('leaves the thread as it was', async () => {
    const [, thanks, last] = await converse('SCSKの残業どれくらい減った？', 'めんどくさw さんきゅ', '有休は？')
    expect(thanks!.answer.kind).toBe('smalltalk')
    expect(casesIn(last!.answer)[0]).toBe('scsk')
  })
})
