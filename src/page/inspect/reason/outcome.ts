import type { Answer, Explanation, NoneAnswer } from '../../../core/answers/answer.js'

type Sentence = Explanation['sentences'][number]

const WHY_NONE: Record<NoneAnswer['reason'], string> = {
  offSubject: 'テレワークの話ではないと見て、引用を控えました。',
  ruleSilent: '自社の規程は事柄には触れていても、聞かれた点は定めていないと見て、近い定めだけを示しました。',
  nothing: '資料に答えがないと見て、引用を控えました。',
}

/** What the app did with the question, in one sentence. */
export function outcomeOf(answer: Answer): string {
  switch (answer.kind) {
    case 'answer':
      return `資料から${answer.excerpts.length}か所を引用して答えました。`
    case 'definition':
      return `用語「${answer.entry.term}」の意味を答えました。`
    case 'statistics':
      return '統計の数字を示して答えました。'
    case 'case':
      return `${answer.case.name}の事例を示しました。`
    case 'cases':
      return `事例の一覧（${answer.cases.length}件）を示しました。`
    case 'compare':
      return `${answer.subjects.join('と')}の比較を示しました。`
    case 'checklist':
      return `チェックリスト「${answer.checklist.title}」を示しました。`
    case 'share':
      return '共有の依頼と受け取りました。'
    case 'help':
      return '使い方を案内しました。'
    case 'smalltalk':
      return '会話の言葉と受け取り、決まった返事をしました。'
    case 'clarify':
      return '意味が決めきれないので、聞き返しました。'
    case 'none':
      return WHY_NONE[answer.reason]
  }
}

/** What the confidence meant for the answer. */
export function verdictOf({ kind }: Answer, { value, threshold }: Explanation['confidence']): string {
  const enough = value >= threshold
  switch (kind) {
    case 'none':
      return enough ? 'しきい値には届きましたが、答えを控えました。' : 'しきい値に届かないので、答えを控えました。'
    case 'answer':
    case 'statistics':
      return enough
        ? 'しきい値を上回ったので、答えました。'
        : 'しきい値には届きませんが、求められた種類の箇所があったので答えました。'
    default:
      return 'この種類の返事は、確からしさによらずに返します。'
  }
}

/** `answers`: the sentence that an excerpt was chosen for; `beside`: one that stands around it in the excerpt. */
export type Quoted = { place: number; as: 'answers' | 'beside' }

/** Whether a sentence stands in the answer, and in which of its excerpts, counted from 1. */
export function quotedAs({ passageId, text }: Sentence, { excerpts }: Answer): Quoted | undefined {
  for (const [i, excerpt] of excerpts.entries()) {
    if (excerpt.citation.passageId !== passageId) continue
    // A long sentence is cut at a clause, with a sign for what is left out.
    const shown = excerpt.cut ? excerpt.text.replace(/…$/, '') : excerpt.text
    if (excerpt.cut ? !text.startsWith(shown) : !shown.includes(text)) continue
    const focus = shown.slice(excerpt.focus.start, excerpt.focus.end)
    return { place: i + 1, as: text.includes(focus) && focus !== '' ? 'answers' : 'beside' }
  }
  return undefined
}

/** Excerpts, counted from 1, of which no sentence is among these: an original said it better, or it stood further down. */
export function quotedFromElsewhere(sentences: readonly Sentence[], answer: Answer): number[] {
  const listed = new Set(sentences.map((sentence) => quotedAs(sentence, answer)?.place))
  return answer.excerpts.map((_, i) => i + 1).filter((place) => !listed.has(place))
}
