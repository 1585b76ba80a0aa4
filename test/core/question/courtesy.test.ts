import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import type { Answer } from '../../../src/core/answers/answer.js'
import type { Assistant } from '../../../src/core/answers/assistant.js'
import { readCourtesy } from '../../../src/core/question/courtesy.js'
import { foldPlain } from '../../../src/core/text/width.js'
import { corpusAssistant } from '../../fixtures/loaded.js'

const QUESTIONS = ['tuning', 'held-out'].flatMap((half) =>
  readFileSync(join(import.meta.dirname, `../../retrieval/questions.${half}.jsonl`), 'utf8')
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line).question as string),
)

const BEFORE = [
  'お疲れ様です。',
  'お疲れさまです、',
  'お疲れ様です\n',
  'こんにちは！',
  'おはようございます。',
  'はじめまして。',
  'いつもお世話になっております。',
  '総務部の田中です。',
  '人事の者です。',
  'すみません、',
  'すみません、ちょっと教えてください。',
  'すみません、一つ聞きたいんですけど、',
  '質問です。',
  '一点確認させてください。',
  '初歩的な質問で申し訳ないのですが、',
  'お忙しいところ恐縮ですが、',
  'お忙しいところ大変恐れ入りますが、',
  'お手数をおかけしますが、',
  'ありがとうございます！',
  'なるほど、ありがとうございます。では、',
  '初めて使います。',
  '初めて質問させていただきます。',
  '突然のご連絡失礼いたします。',
  'たびたびすみません、',
  '【質問】',
  '[至急] ',
  'では',
  'じゃあ',
  'ちなみに、',
  '😊',
]
const AFTER = [
  'よろしくお願いいたします',
  '。よろしくお願いします。',
  '。どうぞよろしくお願いいたします。',
  '。お手数ですが、ご回答のほどよろしくお願いいたします。',
  '。ご教示いただけますと幸いです。',
  '。教えていただけますでしょうか。',
  '。ご存じでしたら教えてください！',
  '。教えてください',
  ' ありがとう',
  '。ありがとうございます。助かります。',
  '。お忙しいところすみません。',
  '。ご確認のほどよろしくお願いいたします。',
  '。お時間のあるときで構いません。',
  '。お手すきの際にご回答いただければ幸いです。',
  '。急ぎではありません。',
  '。返信不要です',
  '。長文失礼しました。',
  '（急ぎですみません）',
  'ですかね〜',
  '🙏',
  ' :bow:',
  'w',
]

const askedOf = (text: string) => readCourtesy(foldPlain(text)).asked.replace(/(?:ですか)?[?？]*$/, '')

describe('courtesy', () => {
  it.each([
    ['お疲れ様です。残業は？よろしくお願いします。', '残業は?'],
    ['お忙しいところ恐れ入りますが、在宅の日の残業について教えていただけますか', '在宅の日の残業について教えて'],
    ['じゃあ日産は？', '日産は?'],
    ['ありがとうございます、ちなみに紙は？', '紙は?'],
    ['あと組合には話しておく？', '組合には話しておく?'],
    ['あとどのくらいかかる？', 'あとどのくらいかかる?'],
    ['どうなるんですかね〜', 'どうなるんですか'],
    ['費用を教えてください', '費用を教えて'],
    ['お世話になっている会社に相談する', 'お世話になっている会社に相談する'],
    ['ご確認が必要な書類は？', 'ご確認が必要な書類は?'],
    ['はいいろの書類は？', 'はいいろの書類は?'],
    ['質問が多いときは？', '質問が多いときは?'],
    ['ありがとうを伝える工夫', 'ありがとうを伝える工夫'],
    ['費用はいいですか', '費用はいいですか'],
    ['お疲れさまです、画面は見られる？', '画面は見られる?'],
  ])('%s asks %s', (text, asked) => {
    expect(readCourtesy(foldPlain(text))).toMatchObject({ asked, isCourtesy: false })
  })

  it.each([
    'お疲れ様です。',
    'ありがとうございます！助かりました',
    'よろしくお願いいたします',
    'なるほど、了解です',
    'すみません',
  ])('%s asks nothing', (text) => {
    expect(readCourtesy(foldPlain(text)).isCourtesy).toBe(true)
  })

  it.each(['話は変わりますが、紙は？', 'ところで紙は？', '別件ですが、紙は？'])(
    '%s is about something else',
    (text) => {
      expect(readCourtesy(foldPlain(text))).toEqual({ asked: '紙は?', isCourtesy: false, changesSubject: true })
    },
  )

  it('goes, whatever the question and whatever stands around it', () => {
    const some = (list: string[]) =>
      fc.uniqueArray(fc.constantFrom(...list), { maxLength: 3 }).map((all) => all.join(''))
    const question = fc.constantFrom(...QUESTIONS).filter((text) => !/^(が|けど|の|ん|な)/.test(text))
    fc.assert(
      fc.property(some(BEFORE), question, fc.constantFrom('', ...AFTER), (before, asked, after) => {
        expect(askedOf(before + asked + after)).toBe(askedOf(asked))
      }),
      { numRuns: 3000 },
    )
  })
})

describe('an answer', () => {
  let assistant: Assistant
  beforeAll(async () => {
    assistant = await corpusAssistant()
  })
  const shownFor = async (text: string) => {
    const { kind, excerpts }: Answer = await assistant.answer({ text })
    return { kind, first: excerpts[0]?.text }
  }

  it('is the same with courtesies around the question', async () => {
    const asked = QUESTIONS.filter((_, i) => i % 12 === 0)
    for (const [i, question] of asked.entries()) {
      const wrapped = `${BEFORE[i % BEFORE.length]}${question}${AFTER[(i * 7) % (AFTER.length - 4)]}`
      expect(await shownFor(wrapped), wrapped).toEqual(await shownFor(question))
    }
  })

  it.each(['じゃあ日産は？', '何から始めればいいですか', 'どこで働けばいいですか', '紙は？', '給料は？'])(
    '%s is no small talk and no call for help',
    async (text) => {
      expect((await shownFor(text)).kind).not.toMatch(/smalltalk|help/)
    },
  )

  it.each([
    ['お疲れ様です', 'smalltalk'],
    ['ありがとうございます！助かりました🙏', 'smalltalk'],
    ['👍', 'smalltalk'],
    ['はじめまして。使い方を教えてください', 'help'],
    ['お疲れ様です。何ができますか', 'help'],
  ])('to %s is %s: nothing is left beside it', async (text, kind) => {
    expect((await shownFor(text)).kind).toBe(kind)
  })
})
