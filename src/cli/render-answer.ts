import type { Answer, CasesAnswer, Explanation } from '../core/answers/answer.js'
import { figureLine } from '../core/answers/case-facts.js'
import { insteadLine, listLine, nothingAgrees, unreadLines } from '../core/answers/look-up-lines.js'
import { OWN_UNSEARCHED, prefaceOf } from '../core/answers/preface.js'
import type { Excerpt } from '../core/corpus/citation.js'
import { sourceWords } from '../core/corpus/line-sources.js'
import { overdueWords } from '../core/corpus/review.js'
import { renderPoint } from '../core/corpus/series-text.js'
import { stepText } from '../core/corpus/step-text.js'

const HELP = `テレワークの資料（事例集、表彰の冊子、講演資料、自治体向けガイド）を引用してお答えします。
  telework ask "在宅勤務の労働時間はどう管理すればいい？"
  telework case 広島市          telework case 建設業 24人
  telework checklist 現状把握`

/** An answer for a person at a terminal: the quotation, its place, then other places. */
export function renderAnswer(answer: Answer): string {
  const before = answer.ownUnsearched && answer.kind !== 'answer' ? [OWN_UNSEARCHED] : []
  return [...before, renderKind(answer), ...unreadLines(answer.unread)].join('\n')
}

function renderKind(answer: Answer): string {
  switch (answer.kind) {
    case 'none':
      return renderNone(answer)
    case 'help':
      return answer.person ? '人に聞く機能はSlackで使えます。社内の担当部署にお問い合わせください。' : HELP
    case 'smalltalk':
      return answer.reply
    case 'share':
      return '共有はSlackで使えます。共有したい内容の言葉を添えて /telework-share をお試しください。'
    case 'clarify':
      return [answer.question, ...answer.choices.map(({ label }) => `  - ${label}`)].join('\n')
    case 'case': {
      const { card } = answer
      return [
        `${card.name}　${card.profile}`,
        card.scheme,
        ...(card.purpose ? [`目的: ${card.purpose}`] : []),
        ...card.figures.map((figure) => `効果: ${figureLine(figure)}`),
        `項目: ${card.sections.map(({ name }) => name).join('、')}`,
        '',
        ...answer.excerpts.map(renderExcerpt),
      ].join('\n')
    }
    case 'cases':
      return renderCases(answer)
    case 'compare':
      return [
        answer.subjects.join(' と '),
        ...answer.rows.flatMap(({ field, cells }) => [
          `【${field}】`,
          ...cells.map((cell, i) => `  ${answer.subjects[i]}: ${cell?.replaceAll('\n', ' / ') ?? '記載なし'}`),
        ]),
      ].join('\n')
    case 'checklist':
      return [
        `${answer.checklist.title}（${answer.checklist.steps.length}項目）`,
        ...(answer.checklist.intro ? [answer.checklist.intro] : []),
        ...stepLines(answer.checklist.steps),
        ...sourceWords(answer.citations.map((origin, i) => ({ number: i + 1, origin }))),
        ...newerLines(answer.checklist.newer),
        ...(answer.others.length > 0 ? [`ほかのリスト: ${answer.others.map(({ title }) => title).join('、')}`] : []),
      ].join('\n')
    case 'statistics':
      return [
        ...answer.series
          .slice(0, 1)
          .flatMap((series) => [series.title, ...series.points.map((point) => `  ${renderPoint(series, point)}`), '']),
        ...answer.excerpts.map(renderExcerpt),
      ].join('\n')
    case 'answer':
      return renderText(answer)
    default:
      return answer.excerpts.map(renderExcerpt).join('\n')
  }
}

function renderCases(answer: CasesAnswer): string {
  const rows = answer.cases.map(
    ({ name, profile, matched }) => `  ${name}　${profile}${matched.length > 0 ? `　← ${matched.join('、')}` : ''}`,
  )
  return [...(answer.insteadOf ? [insteadLine(answer.insteadOf)] : []), listLine(answer), ...rows].join('\n')
}

/** What comes close, then the rest. */
function renderText(answer: Extract<Answer, { kind: 'answer' }>): string {
  const others = answer.excerpts.slice(answer.leading)
  return [
    prefaceOf(answer),
    ...answer.excerpts.slice(0, answer.leading).map(renderExcerpt),
    ...(others.length > 0 ? [`ほかの箇所 ${others.length}件`, ...others.map(renderExcerpt)] : []),
  ]
    .filter((line) => line !== '')
    .join('\n')
}

function renderNone({ reason, topics, near, lookedFor, ownUnsearched }: Extract<Answer, { kind: 'none' }>): string {
  if (lookedFor) return nothingAgrees(lookedFor)
  if (reason === 'offSubject')
    return '資料の中にありません。テレワークの資料についてお答えするボットです。たとえば「在宅勤務の残業はどう扱う？」「広島市の事例」「セキュリティのチェックリスト」のようにお尋ねください。'
  const [said, called] =
    reason === 'ruleSilent'
      ? ['自社の規程には、お尋ねの点の定めが見つかりませんでした。', '近い定め:']
      : [
          ownUnsearched ? 'ほかの資料の中には、答えが見つかりませんでした。' : '資料の中に答えが見つかりませんでした。',
          '近い記述:',
        ]
  const close = near ? [called, renderExcerpt(near)] : []
  const about =
    topics.length > 0 ? ['近い話題:', ...topics.map(({ label, question }) => `  - ${label}（${question}）`)] : []
  return [said, ...close, ...about].join('\n')
}

function renderExcerpt({ text, focus, leadIn, subject, citation, newer, overdueSince }: Excerpt): string {
  const { start, end } = focus
  const isAll = start === 0 && end === text.length
  const said = isAll ? text : `${text.slice(0, start)}${strong(text.slice(start, end))}${text.slice(end)}`
  const before = `${subject === undefined ? '' : `（${subject}）`}${leadIn === undefined ? '' : `${leadIn.text}\n`}`
  const under = [...(overdueSince === undefined ? [] : [overdueWords(overdueSince)]), ...newerLines(newer)]
  return [`「${before}${said}」`, `    ${citation.label}`, ...under.map((line) => `    ${line}`)].join('\n')
}

function strong(text: string): string {
  return process.stdout.isTTY ? `\u001b[1m${text}\u001b[22m` : text
}

function newerLines(newer: Excerpt['newer']): string[] {
  return newer.map(
    ({ title, publisher, published, url }) =>
      `新しい版があります: ${title}（${publisher}${published ? `、${published}` : ''}） ${url}`,
  )
}

function stepLines(steps: { text: string; group?: string }[]): string[] {
  return steps.flatMap((step, i) => {
    const { group } = step
    const heading = group !== undefined && group !== steps[i - 1]?.group ? [`  ${group}`] : []
    return [...heading, `  [ ] ${i + 1}. ${stepText(step, i)}`]
  })
}

/** Everything that led to the answer, as lists. */
export function renderExplanation(explain: Explanation): string {
  const number = (value: number) => value.toFixed(3)
  return [
    '',
    '--- tokens',
    explain.tokens
      .map(({ surface, term, content }) => (content ? `[${surface}${term === surface ? '' : `=${term}`}]` : surface))
      .join(' '),
    ...explain.restatements.map(({ said, as, by }) => `  ${said} → ${as} (${by})`),
    '--- concepts (said, weight: variants)',
    ...explain.concepts.map(
      ({ said, weight, variants }) =>
        `  ${said} ${number(weight)}: ${variants.map(({ term, factor, origin }) => `${term}×${factor.toFixed(2)} (${originLabel(origin)})`).join(', ') || 'in no document'}`,
    ),
    '--- slots',
    `  ${JSON.stringify(explain.slots)}`,
    `--- answer type: ${explain.answerType ?? '-'}`,
    '--- intents',
    ...explain.intents.slice(0, 5).map(({ intent, score }) => `  ${intent} ${number(score)}`),
    `  → ${explain.decision.kind} (${explain.decision.reason})`,
    '--- hits',
    ...explain.hits
      .slice(0, 10)
      .map(({ passageId, score, terms }) => `  ${number(score)} ${passageId} [${terms.join(' ')}]`),
    '--- sentences',
    ...explain.sentences.slice(0, 10).map(({ passageId, text, score, features, matched }) => {
      const parts = Object.entries(features)
        .filter(([, value]) => value !== 0)
        .map(([name, value]) => `${name} ${value.toFixed(2)}`)
      const words = matched.map(
        ({ said, share, by }) => `${said}${by === said || by === '' ? '' : ` ← ${by}`} ${share.toFixed(2)}`,
      )
      return [
        `  ${number(score)} ${passageId}: ${text}`,
        parts.join(', '),
        ...(words.length > 0 ? [words.join(', ')] : []),
      ].join('\n      ')
    }),
    `--- confidence ${number(explain.confidence.value)} (threshold ${explain.confidence.threshold}): ${Object.entries(
      explain.confidence.features,
    )
      .map(([name, value]) => `${name} ${value.toFixed(2)}`)
      .join(', ')}`,
  ].join('\n')
}

function originLabel(origin: Explanation['concepts'][number]['variants'][number]['origin']): string {
  return typeof origin === 'string' ? origin : `synonym of ${origin.synonymOf}`
}
